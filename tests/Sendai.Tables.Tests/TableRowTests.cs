namespace Sendai.Tables.Tests;

public sealed class TableRowTests
{
    public static TheoryData<string> BadKeys =>
        ["a/b", @"a\b", "a#b", "a?b", "a%b", "a\nb", "a\0", "\u007F", "\u009F", new string('k', 513)];

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void Key_ThatBreaksARule_IsRefusedWithoutShowingIt(string key)
    {
        foreach (var refused in (ArgumentException[])
            [Assert.Throws<ArgumentException>(() => new TableRow(key, "r")), Assert.Throws<ArgumentException>(() => new TableRow("p", key))])
        {
            Assert.StartsWith("A key ", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
        }
    }

    // Not among the cases above: the runner hands those over as UTF-8, which has no halves.
    [Fact]
    public void Key_WithHalfOfASurrogatePair_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TableRow("\uD83D", "r"));
        Assert.Throws<ArgumentException>(() => new TableRow("p", "\uDE00\uD83D"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a-b")]
    [InlineData("odata.etag")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    [InlineData("WriteId")]
    [InlineData("WriteBase")]
    public void Name_ThatTheServiceLacksOrKeeps_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => new TableRow("p", "r").Set(name, 1));

    [Fact]
    public void Value_BeyondItsLimit_IsRefusedWithTheNameOfItsProperty()
    {
        var row = new TableRow("p", "r");

        foreach (var refused in (ArgumentException[])
            [
                Assert.Throws<ArgumentException>(() => row.Set("Memo", new string('x', 32769))),
                Assert.Throws<ArgumentException>(() => row.Set("Memo", "half \uD83D treasure")),
                Assert.Throws<ArgumentException>(() => row.Set("Memo", new byte[65537])),
                Assert.Throws<ArgumentException>(() => row.Set("Memo", new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero))),
            ])
        {
            Assert.Contains("Memo", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("treasure", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(row.Properties);
    }

    [Fact]
    public void Property_BeyondThe250th_IsRefusedButTheOthersMayChange()
    {
        var row = new TableRow("p", "r");
        for (var n = 0; n < 250; n++)
        {
            row.Set($"P{n}", n);
        }

        Assert.Throws<ArgumentException>(() => row.Set("P250", 1));
        Assert.Equal(-1, row.Set("P0", -1).GetInt32("P0"));
    }

    [Fact]
    public void Get_OfAnAbsentProperty_IsNull()
    {
        var row = new TableRow("p", "r").Set("Name", "a").Set("Name", (string?)null);

        Assert.Null(row.GetString("Name"));
        Assert.Null(row.GetInt32("Name"));
        Assert.Null(row.GetString("name"));
    }

    [Fact]
    public void Get_OfAnotherType_NamesBothTypesAndNotTheValue()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new TableRow("p", "r").Set("Memo", "secret").GetInt32("Memo"));

        Assert.Equal("The property Memo is String, not Int32.", refused.Message);
    }

    [Fact]
    public void Set_OfMinusZero_IsZero() => Assert.False(double.IsNegative(new TableRow("p", "r").Set("N", -0.0).GetDouble("N")!.Value));

    [Fact]
    public void Set_OfAnInstant_KeepsItInUtc() =>
        Assert.Equal(
            TimeSpan.Zero,
            new TableRow("p", "r").Set("At", new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9))).GetDateTimeOffset("At")!.Value.Offset);
}
