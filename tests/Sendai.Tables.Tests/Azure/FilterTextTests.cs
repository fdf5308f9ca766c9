using Sendai.Tables.Filters;

namespace Sendai.Tables.Tests.AzureTables;

public sealed class FilterTextTests
{
    public static TheoryData<string, string> Filters()
    {
        TableFilter[] filters =
        [
            $"Text eq {"o'neil 青"}", $"N lt {-7}", $"N eq {7L}", $"N ge {1.0}", $"N ge {0.1}", $"N eq {1e15}", $"N eq {-1.5e16}", $"N eq {2.5e-7}",
            $"Flag ne {true}", $"At gt {new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9))}",
            $"Id eq {Guid.Empty}", $"Bytes eq {new byte[] { 0xAB, 1 }}", $"not A eq {1} and B eq {2} or C eq {3}", $"not (A eq {1} or B eq {2})",
        ];
        string[] texts =
        [
            "Text eq 'o''neil 青'", "N lt -7", "N eq 7L", "N ge 1.0", "N ge 0.1", "N eq 1000000000000000.0", "N eq -15000000000000000.0", "N eq 0.00000025",
            "Flag ne true", "At gt datetime'2026-04-01T00:00:00.0000000Z'",
            "Id eq guid'00000000-0000-0000-0000-000000000000'", "Bytes eq X'ab01'", "((not (A eq 1)) and (B eq 2)) or (C eq 3)", "not ((A eq 1) or (B eq 2))",
        ];
        var data = new TheoryData<string, string>();
        for (var n = 0; n < texts.Length; n++)
        {
            data.Add(FilterText.Of(new TableQuery { Filter = filters[n] })!, texts[n]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Text_QuotesByType(string text, string expected) => Assert.Equal(expected, text);

    [Fact]
    public void Text_PutsKeysBeforeTheRest() => Assert.Equal(
        "PartitionKey eq 'p' and RowKey ge 'a' and RowKey lt 'b' and (N eq 1)",
        FilterText.Of(new TableQuery { PartitionKey = "p", RowKeyPrefix = "a", Filter = $"N eq {1}" }));

    [Fact]
    public void Text_OfTheWholeTable_IsNone() => Assert.Null(FilterText.Of(new TableQuery { RowKeyPrefix = "" }));
}
