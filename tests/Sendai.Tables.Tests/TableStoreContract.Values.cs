using System.Globalization;

namespace Sendai.Tables.Tests;

public abstract partial class TableStoreContract
{
    private const string AllAscii = "{\"quotes\" 'and' \\ <tags> & \t\r\n\u0001\u007F";

    public static TheoryData<string> Strings => ["", " ", "仙台市", "𠮷野家 👩‍👩‍👧", "\uFFFD\uFFFF", AllAscii, "true", "1", "2026-01-01T00:00:00Z", new string('字', 32768)];

    public static TheoryData<double> Doubles =>
    [
        0, 1, -3, 0.1, 1e15, 1e16, 1e300, double.MaxValue, double.MinValue, double.Epsilon,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, Math.PI,
    ];

    [Theory]
    [MemberData(nameof(Strings))]
    public async Task String_RoundTrips(string value) =>
        Assert.True(value == (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetString("V"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Boolean_RoundTrips(bool value) =>
        Assert.Equal(value, (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetBoolean("V"));

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public async Task Int32_RoundTrips(int value) =>
        Assert.Equal(value, (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetInt32("V"));

    [Theory]
    [InlineData(0)]
    [InlineData(9007199254740993)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public async Task Int64_RoundTrips(long value) =>
        Assert.Equal(value, (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetInt64("V"));

    // Compared by bits, since NaN equals nothing.
    [Theory]
    [MemberData(nameof(Doubles))]
    public async Task Double_RoundTrips(double value)
    {
        var read = (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetDouble("V");

        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read!.Value));
    }

    [Theory]
    [InlineData("1601-01-01T00:00:00.0000000Z")]
    [InlineData("2026-04-01T08:59:59.9999999+09:00")]
    [InlineData("2026-04-01T00:00:00.0000001Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public async Task DateTime_RoundTripsAsTheSameInstantInUtc(string text)
    {
        var value = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        var read = (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetDateTimeOffset("V");

        Assert.Equal((value.UtcTicks, TimeSpan.Zero), (read!.Value.Ticks, read.Value.Offset));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("01234567-89ab-cdef-fedc-ba9876543210")]
    public async Task Guid_RoundTrips(string text)
    {
        var value = Guid.Parse(text);

        Assert.Equal(value, (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetGuid("V"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65536)]
    public async Task Binary_RoundTrips(int length)
    {
        var value = Enumerable.Range(0, length).Select(n => (byte)(n * 7)).ToArray();

        Assert.Equal(value, (await ThereAndBackAsync(new TableRow("p", "r").Set("V", value))).GetBinary("V"));
    }

    [Fact]
    public async Task Row_WithManyTypesAndNames_RoundTripsWhole()
    {
        var row = new TableRow("p", "r");
        for (var n = 0; n < 250; n++)
        {
            _ = (n % 4) switch
            {
                0 => row.Set($"P{n}", n),
                1 => row.Set($"P{n}", (long)n),
                2 => row.Set($"P{n}", (double)n),
                _ => row.Set($"_名{n}", $"{n}"),
            };
        }

        Assert.Equal(row.Properties.OrderBy(p => p.Key, StringComparer.Ordinal), (await ThereAndBackAsync(row)).Properties.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Row_WithoutProperties_RoundTrips() => Assert.Empty((await ThereAndBackAsync(new TableRow("p", "r"))).Properties);

    [Theory]
    [InlineData("29:1abcDEF_-", "19:a@thread.tacv2;messageid=1700000000000")]
    [InlineData("it's", "a+b c&d=e")]
    [InlineData("'", "''")]
    [InlineData("", "")]
    [InlineData("青葉", "𠮷")]
    public async Task Keys_WithAllThatIsAllowed_AreFoundAndQueried(string partitionKey, string rowKey)
    {
        Written(await Store.InsertAsync(Table, new TableRow(partitionKey, rowKey), None));
        Written(await Store.InsertAsync(Table, new TableRow("zz", "zz"), None));

        var row = await Store.GetAsync(Table, partitionKey, rowKey, None);
        Assert.Equal((partitionKey, rowKey), (row!.PartitionKey, row.RowKey));
        Assert.Equal([$"{partitionKey} {rowKey}"], await KeysAsync(new TableQuery { PartitionKey = partitionKey, RowKeyPrefix = rowKey, PageSize = 1 }));
    }

    [Fact]
    public async Task Keys_OfTheGreatestLength_AreKeptWhole()
    {
        var (partitionKey, rowKey) = (new string('p', 512), new string('r', 512));
        Written(await Store.InsertAsync(Table, new TableRow(partitionKey, rowKey), None));

        Assert.NotNull(await Store.GetAsync(Table, partitionKey, rowKey, None));
        Assert.Null(await Store.GetAsync(Table, partitionKey, rowKey[1..], None));
    }

    [Theory]
    [InlineData("p/", "r")]
    [InlineData("p", "r#")]
    public async Task Keys_WithWhatIsForbidden_AreRefusedEverywhere(string partitionKey, string rowKey)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetAsync(Table, partitionKey, rowKey, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(Table, partitionKey, rowKey, Azure.ETag.All, None));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.QueryAsync(Table, new TableQuery { PartitionKey = partitionKey, RowKeyPrefix = rowKey }, null, None));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("a-bc")]
    [InlineData("a\"; DROP TABLE entity")]
    [InlineData("席替え表")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Tables_WithANameThatTheServiceLacks_AreRefusedEverywhere(string table)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.GetAsync(table, "p", "r", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.UpsertAsync(table, new TableRow("p", "r"), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.QueryAsync(table, new TableQuery(), null, None));
    }

    [Fact]
    public async Task Row_OfMoreThanAMebibyte_IsRefused()
    {
        // Fifteen strings of 64 KiB and one that just leaves room for keys, names, lengths and the store's marks.
        var row = new TableRow("p", "r");
        for (var n = 0; n < 15; n++)
        {
            row.Set($"Text{n:D2}", new string('x', 32768));
        }

        var overhead = 4 + 256 + (2 * 2) + (16 * (8 + (2 * 6) + 4));
        var room = new string('x', (65536 - overhead) / 2);
        Written(await Store.InsertAsync(Table, row.Set("Text15", room), None));

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Store.ReplaceAsync(Table, row.Set("Text15", room + "x"), Azure.ETag.All, None));
        Assert.Contains("1 MiB", refused.Message, StringComparison.Ordinal);
    }

    private async Task<TableRow> ThereAndBackAsync(TableRow row)
    {
        Written(await Store.InsertAsync(Table, row, None));
        return (await Store.GetAsync(Table, row.PartitionKey, row.RowKey, None))!;
    }
}
