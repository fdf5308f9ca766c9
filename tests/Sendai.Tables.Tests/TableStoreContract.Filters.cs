namespace Sendai.Tables.Tests;

public abstract partial class TableStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.FromHours(9));
    private static readonly Guid Id = new("01234567-89ab-cdef-fedc-ba9876543210");

    // Row key and a value for each type: "b" has what the filters ask for, "a" less, "c" more, and "none" has nothing.
    public static TheoryData<string, string> Comparisons => new()
    {
        { "eq", "b" },
        { "ne", "a c" },
        { "gt", "c" },
        { "ge", "b c" },
        { "lt", "a" },
        { "le", "a b" },
    };

    public static TheoryData<string> Texts => ["", "'", "''", "o'neil", "a' or RowKey ne '", "') or (RowKey ne '", "仙台市 青葉区", "𠮷 👩‍👩‍👧", "a&b=c#d%20+\"e\"\\f", "eq", "{0}", "a\tb\r\nc"];

    [Theory]
    [MemberData(nameof(Comparisons))]
    public async Task Filter_ByTextNumberOrDate_ComparesByOrder(string comparer, string expected)
    {
        await Upserts(
            new TableRow("p", "a").Set("Text", "M").Set("Int", -7).Set("Long", -9007199254740993).Set("Double", -7.5).Set("At", Noon.AddMilliseconds(-1)),
            new TableRow("p", "b").Set("Text", "a").Set("Int", 7).Set("Long", 9007199254740992).Set("Double", 7.0).Set("At", Noon),
            new TableRow("p", "c").Set("Text", "ab").Set("Int", 10).Set("Long", 9007199254740993).Set("Double", 7.1).Set("At", Noon.AddMilliseconds(1)),
            new TableRow("p", "none"));

        await FoundAsync(expected, Filter(comparer, "Text", "a"));
        await FoundAsync(expected, Filter(comparer, "Int", 7));
        await FoundAsync(expected, Filter(comparer, "Long", 9007199254740992));
        await FoundAsync(expected, Filter(comparer, "Double", 7.0));
        await FoundAsync(expected, Filter(comparer, "At", Noon));
    }

    [Fact]
    public async Task Filter_ByBooleanGuidOrBinary_ComparesByEquality()
    {
        await Upserts(
            new TableRow("p", "a").Set("Flag", true).Set("Id", Id).Set("Bytes", (byte[])[0, 1, 0xFE]),
            new TableRow("p", "b").Set("Flag", false).Set("Id", Guid.Empty).Set("Bytes", (byte[])[]),
            new TableRow("p", "none"));

        await FoundAsync("a", $"Flag eq {true}");
        await FoundAsync("b", $"Flag ne {true}");
        await FoundAsync("a", $"Id eq {Id}");
        await FoundAsync("b", $"Id ne {Id}");
        await FoundAsync("a", $"Bytes eq {new byte[] { 0, 1, 0xFE }}");
        await FoundAsync("b", $"Bytes ne {new byte[] { 0, 1, 0xFE }}");
        await FoundAsync("b", $"Bytes eq {Array.Empty<byte>()}");
    }

    [Theory]
    [InlineData(int.MinValue, long.MinValue, double.MinValue)]
    [InlineData(int.MaxValue, long.MaxValue, double.MaxValue)]
    [InlineData(0, 0, double.Epsilon)]
    [InlineData(-1, -1, 0.1)]
    [InlineData(1, 1, -1e300)]
    [InlineData(1, 1, 1e15)]
    [InlineData(1, 1, 123456789012345680000d)]
    public async Task Filter_ByNumbersAtTheEdges_FindsThem(int small, long large, double real)
    {
        await Upserts(
            new TableRow("p", "a").Set("Int", small).Set("Long", large).Set("Double", real),
            new TableRow("p", "b").Set("Int", 2).Set("Long", 2L).Set("Double", 2.0));

        await FoundAsync("a", $"Int eq {small}");
        await FoundAsync("a", $"Long eq {large}");
        await FoundAsync("a", $"Double eq {real}");
    }

    [Fact]
    public async Task Filter_OverValuesThatAreNoNumber_FollowsTheirRules()
    {
        await Upserts(
            new TableRow("p", "a").Set("Double", 1.0),
            new TableRow("p", "b").Set("Double", double.NaN),
            new TableRow("p", "c").Set("Double", double.PositiveInfinity),
            new TableRow("p", "d").Set("Double", double.NegativeInfinity),
            new TableRow("p", "e").Set("Double", -0.0));

        await FoundAsync("a c", $"Double gt {0.5}");
        await FoundAsync("d e", $"Double le {0.5}");
        await FoundAsync("b c d e", $"Double ne {1.0}");
        await FoundAsync("e", $"Double eq {0.0}");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Filter_ByAnyText_FindsThatTextAndNothingElse(string text)
    {
        await Upserts(new TableRow("p", "a").Set("Text", text), new TableRow("p", "b").Set("Text", text + "'"), new TableRow("p", "none"));

        await FoundAsync("a", $"Text eq {text}");
        await FoundAsync("b", $"Text gt {text}");
        await FoundAsync("b none", $"not (Text eq {text})");
    }

    [Fact]
    public async Task Filter_BindsNotBeforeAndBeforeOr()
    {
        await Upserts(
            new TableRow("p", "a").Set("N", 1).Set("Flag", true),
            new TableRow("p", "b").Set("N", 2).Set("Flag", true),
            new TableRow("p", "c").Set("N", 1).Set("Flag", false),
            new TableRow("p", "d").Set("N", 2).Set("Flag", false));

        await FoundAsync("a b d", $"N eq {2} or N eq {1} and Flag eq {true}");
        await FoundAsync("a b", $"(N eq {2} or N eq {1}) and Flag eq {true}");
        await FoundAsync("b", $"not N eq {1} and Flag eq {true}");
        await FoundAsync("b c d", $"not (N eq {1} and Flag eq {true})");
        await FoundAsync("a", $"not (not (N eq {1} and Flag eq {true}))");
        await FoundAsync("c d", $"not(Flag eq {true})or(N eq {3})");
        await FoundAsync("c", $"((N eq {1}) and ((Flag eq {false})))");
        await FoundAsync("a b c d", $"N ge {1} and N le {2} and (Flag eq {true} or Flag eq {false}) or N gt {5}");
    }

    [Fact]
    public async Task Filter_ByAMissingProperty_HoldsOnlyUnderNot()
    {
        await Upserts(new TableRow("p", "a").Set("N", 1), new TableRow("p", "none"));

        await FoundAsync("", $"Unheard eq {1}");
        await FoundAsync("", $"Unheard ne {1}");
        await FoundAsync("", $"Unheard lt {1} or Unheard ge {1}");
        await FoundAsync("a none", $"not (Unheard eq {1})");
        await FoundAsync("none", $"not (N ge {int.MinValue})");
        await FoundAsync("", $"n eq {1}");
    }

    // Only what no engine converts: what else a value of another type does is left open, see TableFilter.
    [Fact]
    public async Task Filter_ByAValueOfAnotherType_FindsNothing()
    {
        await Upserts(new TableRow("p", "a").Set("Text", "7").Set("Int", 7).Set("Flag", true).Set("Double", 7.0));

        await FoundAsync("", $"Text eq {7}");
        await FoundAsync("", $"Text eq {true}");
        await FoundAsync("", $"Int eq {"7"}");
        await FoundAsync("", $"Flag eq {"true"}");
        await FoundAsync("", $"Flag eq {1}");
        await FoundAsync("", $"Double eq {"7"}");
    }

    [Fact]
    public async Task Filter_MayNameTheKeys()
    {
        await InsertAsync("p", "a", "b", "c");
        await InsertAsync("q'", "a", "b");

        Assert.Equal(["p b", "p c", "q' b"], await KeysAsync(new TableQuery { Filter = $"RowKey gt {"a"}" }));
        Assert.Equal(["q' a"], await KeysAsync(new TableQuery { Filter = $"PartitionKey eq {"q'"} and not (RowKey eq {"b"})" }));
        Assert.Equal(["p b"], await KeysAsync(new TableQuery { PartitionKey = "p", RowKeyFrom = "b", Filter = $"RowKey ne {"c"}" }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task Filter_HoldsTogetherWithTheBoundsOfKeys(int pageSize)
    {
        await Upserts([.. Enumerable.Range(0, 12).Select(n => new TableRow("p", $"s{n:D2}").Set("Even", n % 2 == 0))]);
        await Upserts(new TableRow("q", "s04").Set("Even", true));
        var query = new TableQuery
        {
            PartitionKey = "p",
            RowKeyPrefix = "s",
            RowKeyFrom = "s03",
            RowKeyBefore = "s09",
            Filter = $"Even eq {true} or RowKey eq {"s05"}",
            PageSize = pageSize,
        };

        Assert.Equal(["p s04", "p s05", "p s06", "p s08"], await KeysAsync(query));
        Assert.Equal(["p s04", "p s05", "p s06", "p s08", "q s04"], await KeysAsync(query with { PartitionKey = null }));
    }

    [Fact]
    public async Task Filter_OverManyRowsThatDoNotMatch_FindsTheFewThatDo()
    {
        var rows = Enumerable.Range(0, 2500).Select(n => new TableRow("p", $"{n:D5}").Set("Hit", n is 1700 or 2400)).ToList();
        await Task.WhenAll(rows.Chunk(100).Select(some => Task.Run(
            () => Store.TransactAsync(Table, [.. some.Select(row => new TableOperation.Insert(row))], None))));

        var query = new TableQuery { PartitionKey = "p", Filter = $"Hit eq {true}" };

        Assert.Equal(["p 01700", "p 02400"], await KeysAsync(query with { PageSize = 1 }));
        Assert.Equal(["p 01700", "p 02400"], await KeysAsync(query));
        Assert.Empty(await KeysAsync(query with { Filter = $"Unheard eq {true}" }));
    }

    [Fact]
    public async Task Filter_OnATableThatNobodyWrote_FindsNothing() =>
        Assert.Empty((await Store.QueryAsync("Unheard", new TableQuery { Filter = $"N eq {1}" }, null, None)).Rows);

    [Fact]
    public async Task Query_ThatIsTooLongToTravel_IsRefused()
    {
        TableQuery[] tooLong =
        [
            new() { Filter = $"Text eq {new string('x', 12 * 1024)}" },
            new() { Filter = $"Text eq {new string('字', 1400)}" },
            new() { Filter = $"Bytes eq {new byte[6200]}" },
            new() { Select = [.. Enumerable.Range(0, 100).Select(n => new string('a', 200) + n)] },
        ];
        foreach (var query in tooLong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.QueryAsync(Table, query, null, None));
        }

        Assert.Empty((await Store.QueryAsync(Table, new TableQuery { Filter = $"Text eq {new string('字', 1300)}" }, null, None)).Rows);
    }

    [Fact]
    public async Task Filter_WithABrokenText_IsRefused()
    {
        TableFilter[] broken =
        [
            $"", $"{1}", $"N eq", $"N {1}", $"N is {1}", $"N eq {1} and", $"N eq {1} N eq {2}", $"(N eq {1}", $"N eq {1})", $"and N eq {1}",
            $"not", $"not ({1})", $"WriteId eq {"a"}", $"WriteBase eq {"a"}", $"Timestamp gt {Noon}", $"7 eq {1}", $"Flag gt {true}", $"Id lt {Id}",
            $"RowKey eq {1}",
        ];
        foreach (var filter in broken)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.QueryAsync(Table, new TableQuery { Filter = filter }, null, None));
        }
    }

    [Fact]
    public async Task Select_CarriesThosePropertiesAndAlwaysKeysAndVersion()
    {
        var etag = Written(await Store.InsertAsync(Table, new TableRow("p", "a").Set("Text", "山").Set("Long", 7L).Set("N", 1), None));
        await Upserts(new TableRow("p", "b").Set("N", 2));

        var page = await Store.QueryAsync(Table, new TableQuery { Select = ["Text", "Long", "Unheard"] }, null, None);

        Assert.Equal(["a", "b"], page.Rows.Select(row => row.RowKey));
        Assert.Equal(("p", etag, "山", 7L), (page.Rows[0].PartitionKey, page.Rows[0].ETag, page.Rows[0].GetString("Text"), page.Rows[0].GetInt64("Long")));
        Assert.Equal(["Long", "Text"], page.Rows[0].Properties.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(page.Rows[1].Properties);
        Assert.IsType<WriteResult.Written>(await Store.DeleteAsync(Table, "p", "b", page.Rows[1].ETag, None));
    }

    [Fact]
    public async Task Select_OfNothing_CarriesKeysAndVersion()
    {
        var etag = Written(await Store.InsertAsync(Table, new TableRow("p", "a").Set("N", 1), None));

        var row = Assert.Single((await Store.QueryAsync(Table, new TableQuery { Select = [] }, null, None)).Rows);

        Assert.Equal(("p", "a", etag, 0), (row.PartitionKey, row.RowKey, row.ETag, row.Properties.Count));
    }

    [Fact]
    public async Task Select_LetsTheFilterSeeTheOthers()
    {
        await Upserts(new TableRow("p", "a").Set("N", 1).Set("M", 5), new TableRow("p", "b").Set("N", 2).Set("M", 6));

        var row = Assert.Single((await Store.QueryAsync(Table, new TableQuery { Filter = $"N eq {2}", Select = ["M"] }, null, None)).Rows);

        Assert.Equal((6, 1), (row.GetInt32("M"), row.Properties.Count));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("a&$top=1")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("WriteId")]
    [InlineData("WriteBase")]
    public async Task Select_OfANameThatTheServiceLacksOrKeeps_IsRefused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.QueryAsync(Table, new TableQuery { Select = ["Text", name] }, null, None));

    private static TableFilter Filter(string comparer, string property, object value)
    {
        var filter = new TableFilter(0, 1);
        filter.Compare(property, comparer, value);
        return filter;
    }

    private async Task FoundAsync(string expected, TableFilter filter)
    {
        var keys = await KeysAsync(new TableQuery { PartitionKey = "p", Filter = filter });
        Assert.Equal(expected, string.Join(' ', keys.Select(key => key[2..])));
    }

    private async Task Upserts(params TableRow[] rows)
    {
        foreach (var row in rows)
        {
            Written(await Store.UpsertAsync(Table, row, None));
        }
    }
}
