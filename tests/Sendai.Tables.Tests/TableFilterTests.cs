using System.Reflection;

namespace Sendai.Tables.Tests;

/// <summary>What a filter refuses by itself; what it finds is in the contract.</summary>
public sealed class TableFilterTests
{
    private const string Broken = "A filter is comparisons such as Name eq {value}, put together with and, or, not and parentheses.";

    private static readonly CancellationToken None = CancellationToken.None;

    // With #, a value stands there.
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("#")]
    [InlineData("N")]
    [InlineData("N eq")]
    [InlineData("N #")]
    [InlineData("eq #")]
    [InlineData("N is #")]
    [InlineData("N EQ #")]
    [InlineData("N eq N")]
    [InlineData("N eq # #")]
    [InlineData("# eq N")]
    [InlineData("N eq # M eq #")]
    [InlineData("N eq # AND M eq #")]
    [InlineData("N eq # and")]
    [InlineData("or N eq #")]
    [InlineData("N eq # or and N eq #")]
    [InlineData("N eq # not M eq #")]
    [InlineData("not")]
    [InlineData("not #")]
    [InlineData("N not eq #")]
    [InlineData("()")]
    [InlineData("(N eq #")]
    [InlineData("N eq #)")]
    [InlineData("(N) eq #")]
    [InlineData("N (eq) #")]
    [InlineData("N eq (#)")]
    [InlineData("(N eq #)(M eq #)")]
    public async Task Filter_ThatIsNoSentence_IsRefused(string text) => Assert.Equal(Broken, (await RefusedAsync(text)).Message);

    [Theory]
    [InlineData("N eq 'x'")]
    [InlineData("N eq \"x\"")]
    [InlineData("N eq -1")]
    [InlineData("N eq 1.5")]
    [InlineData("N=#")]
    [InlineData("a-b eq #")]
    [InlineData("a/b eq #")]
    [InlineData("a.b eq #")]
    [InlineData("N eq #;")]
    [InlineData("N eq # && M eq #")]
    [InlineData("N eq # and startswith(N,#)")]
    public void Filter_WithOtherSigns_IsRefusedAtOnce(string text)
    {
        var refused = Assert.Throws<ArgumentException>(() => Filter(text));
        Assert.StartsWith("A filter's text has only names, operators and parentheses; a value belongs into a hole.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7 eq #")]
    [InlineData("7N eq #")]
    [InlineData("Timestamp gt #")]
    [InlineData("WriteId eq #")]
    [InlineData("WriteBase eq #")]
    [InlineData("and eq #")]
    [InlineData("EQ eq #")]
    [InlineData("True eq #")]
    [InlineData("null ne #")]
    [InlineData("N eq # and (false eq #)")]
    [InlineData("RowKey eq #")]
    [InlineData("PartitionKey ge #")]
    public async Task Filter_OnANameThatCannotBeCompared_IsRefused(string text) => await RefusedAsync(text);

    [Theory]
    [InlineData("N\teq\r\n  #\n")]
    [InlineData(" ( N eq # ) ")]
    [InlineData("((N eq #)or(not(N ne #)))")]
    [InlineData("not not N eq #")]
    [InlineData("_名1 eq # and N_2 eq #")]
    public async Task Filter_WithAnySpacingAndNames_IsTaken(string text) => Assert.Empty(await FindAsync(Filter(text)));

    [Fact]
    public async Task Filter_OfTypesWithoutOrder_KnowsOnlyEquality()
    {
        TableFilter[] refused =
        [
            $"V gt {true}", $"V ge {true}", $"V lt {true}", $"V le {true}", $"V gt {Guid.Empty}", $"V le {Guid.Empty}", $"V gt {Array.Empty<byte>()}", $"V le {Array.Empty<byte>()}",
        ];
        foreach (var filter in refused)
        {
            Assert.Equal(
                "The type of the value for V has no order: only eq and ne.", (await Assert.ThrowsAsync<ArgumentException>(() => FindAsync(filter))).Message);
        }
    }

    [Fact]
    public void Filter_ByAValueThatNoRowCanHold_IsRefusedWithoutShowingIt()
    {
        foreach (var refused in (ArgumentException[])
            [
                Assert.Throws<ArgumentException>(() => (TableFilter)$"V eq {new string('x', 32769)}"),
                Assert.Throws<ArgumentException>(() => (TableFilter)$"V eq {"half \uD83D treasure"}"),
                Assert.Throws<ArgumentException>(() => (TableFilter)$"V eq {new byte[65537]}"),
                Assert.Throws<ArgumentException>(() => (TableFilter)$"V eq {DateTimeOffset.MinValue}"),
                Assert.Throws<ArgumentException>(() => (TableFilter)$"V eq {double.NaN}"),
                Assert.Throws<ArgumentException>(() => (TableFilter)$"V lt {double.PositiveInfinity}"),
                Assert.Throws<ArgumentNullException>(() => (TableFilter)$"V eq {(string)null!}"),
                Assert.Throws<ArgumentNullException>(() => (TableFilter)$"V eq {(byte[])null!}"),
            ])
        {
            Assert.DoesNotContain("treasure", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Filter_OfMoreComparisonsThanTheServicePermits_IsRefused()
    {
        Assert.Empty(await FindAsync(Filter(string.Join(" or ", Enumerable.Repeat("N eq #", 12)))));

        Assert.Equal("A filter has at most 12 comparisons.", (await RefusedAsync(string.Join(" or ", Enumerable.Repeat("N eq #", 13)))).Message);
    }

    // What the compiler would else turn into another type without a word.
    [Theory]
    [InlineData(typeof(TableFilter), nameof(TableFilter.AppendFormatted))]
    [InlineData(typeof(TableRow), nameof(TableRow.Set))]
    public void Values_OfTypesThatWouldConvertInSilence_DoNotCompile(Type type, string method)
    {
        foreach (var value in (Type[])[typeof(DateTime), typeof(char), typeof(ulong)])
        {
            var overload = Assert.Single(type.GetMethods(), found => found.Name == method && found.GetParameters()[^1].ParameterType == value);
            Assert.True(overload.GetCustomAttribute<ObsoleteAttribute>()?.IsError);
        }
    }

    private static TableFilter Filter(string text)
    {
        var filter = new TableFilter(text.Length, 0);
        var parts = text.Split('#');
        filter.AppendLiteral(parts[0]);
        foreach (var part in parts[1..])
        {
            filter.AppendFormatted(1);
            filter.AppendLiteral(part);
        }

        return filter;
    }

    private static async Task<ArgumentException> RefusedAsync(string text)
    {
        var filter = Filter(text);
        return await Assert.ThrowsAsync<ArgumentException>(() => FindAsync(filter));
    }

    private static async Task<IReadOnlyList<TableRow>> FindAsync(TableFilter filter)
    {
        await using var store = new Sendai.Tables.Sqlite.SqliteTableStore(Sendai.Tables.Sqlite.SqliteTableStore.InMemory);
        return (await store.QueryAsync("Things", new TableQuery { Filter = filter }, null, None)).Rows;
    }
}
