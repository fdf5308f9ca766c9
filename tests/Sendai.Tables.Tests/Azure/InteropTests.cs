using System.Globalization;
using System.Text.Json;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>Microsoft's client for JavaScript and ours, on the same tables.</summary>
public sealed class InteropTests : IAsyncLifetime
{
    private const string Table = "Things";
    private static readonly CancellationToken None = CancellationToken.None;
    private AzuriteAccount account = null!;
    private AzureTableStore ours = null!;
    private NodeSession theirs = null!;

    // The type on the wire, the value as text, and whether JavaScript has a type of its own for it.
    private static IReadOnlyList<(string Type, string Value, bool IsPlain)> Values =>
    [
        ("String", "", true), ("String", "仙台 𠮷 👩‍👩‍👧 \"'\\\r\n\t\u0001", true), ("String", new string('x', 32768), true), ("String", "2026-01-01T00:00:00Z", true),
        ("Boolean", "true", true), ("Boolean", "false", true),
        ("Int32", "0", true), ("Int32", "-2147483648", true), ("Int32", "2147483647", true),
        ("Int64", "0", true), ("Int64", "9007199254740993", true), ("Int64", "-9223372036854775808", true), ("Int64", "9223372036854775807", true),
        ("Double", "0", false), ("Double", "3", false), ("Double", "0.1", true), ("Double", "-1.5", true), ("Double", "1E+300", false), ("Double", "5E-324", false),
        ("Double", "NaN", false), ("Double", "Infinity", false), ("Double", "-Infinity", false),
        ("DateTime", "2026-04-01T00:00:00.1230000Z", true), ("DateTime", "1601-01-01T00:00:00.0000001Z", false), ("DateTime", "9999-12-31T23:59:59.9999999Z", false),
        ("Guid", "01234567-89ab-cdef-fedc-ba9876543210", false), ("Guid", "00000000-0000-0000-0000-000000000000", false),
        ("Binary", "", true), ("Binary", "AAH+/w==", true), ("Binary", Convert.ToBase64String(new byte[65536]), false),
    ];

    public async Task InitializeAsync()
    {
        account = await Azurite.FreshAsync();
        ours = new AzureTableStore(account.ConnectionString);
        theirs = await NodeSession.StartAsync("tables.mjs");
        await AskAsync(new() { ["action"] = "create" });
    }

    public async Task DisposeAsync() => await theirs.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Theirs_AreReadByOurs(bool asPlain)
    {
        var values = Values.Where(value => value.IsPlain || !asPlain).ToList();
        await AskAsync(new()
        {
            ["action"] = "write",
            ["asPlain"] = asPlain,
            ["rows"] = values.Select((value, n) => Row("it's 青葉", $"{n:D2}", [value])),
        });

        var rows = (await ours.QueryAsync(Table, new TableQuery { PartitionKey = "it's 青葉" }, null, None)).Rows;

        Assert.Equal(values.Select(value => $"{value.Type} {value.Value}"), rows.Select(row => Show(Assert.Single(row.Properties).Value)));
        foreach (var row in rows)
        {
            Assert.Equal(row.Properties.Single().Value, (await ours.GetAsync(Table, row.PartitionKey, row.RowKey, None))!.Properties.Single().Value);
        }
    }

    [Fact]
    public async Task Ours_AreReadByTheirs()
    {
        // Only from ours: what theirs sends of such a length, Azurite breaks at times (docs/wire/tables.md).
        var values = Values.Append((Type: "String", Value: new string('字', 32768), IsPlain: true)).ToList();
        for (var n = 0; n < values.Count; n++)
        {
            var row = new TableRow("it's 青葉", $"{n:D2}");
            row.Load("V0", Parse(values[n].Type, values[n].Value));
            await ours.InsertAsync(Table, row, None);
        }

        var page = Assert.Single(await ListAsync("PartitionKey eq 'it''s 青葉'", 1000));

        Assert.Equal(
            values.Select(value => $"{value.Type} {value.Value}"),
            page.Select((row, n) =>
            {
                var value = row.GetProperty("values").GetProperty("V0");
                var type = value.GetProperty("type").GetString()!;
                // JavaScript's numbers do not tell 3.0 from 3, so their client calls it what it looks like.
                return Show(Parse(type == "Int32" ? values[n].Type : type, value.GetProperty("value").GetString()!));
            }));
    }

    [Fact]
    public async Task Transactions_OfEither_AreReadByTheOther()
    {
        await AskAsync(new()
        {
            ["action"] = "transact",
            ["steps"] = Enumerable.Range(0, 100).Select(n => new { kind = "create", row = Row("theirs", $"{n:D3}", [("String", "仙台\r\n--", true), ("Int64", "7", true)]) }),
        });
        var rows = (await ours.QueryAsync(Table, new TableQuery { PartitionKey = "theirs" }, null, None)).Rows;
        Assert.Equal(Enumerable.Range(0, 100).Select(n => $"{n:D3} 仙台\r\n-- 7"), rows.Select(row => $"{row.RowKey} {row.GetString("V0")} {row.GetInt64("V1")}"));

        var result = await ours.TransactAsync(
            Table,
            [
                .. Enumerable.Range(0, 50).Select(n => new TableOperation.Delete("theirs", $"{n:D3}", rows[n].ETag)),
                .. Enumerable.Range(50, 50).Select(n => new TableOperation.Merge(new TableRow("theirs", $"{n:D3}").Set("V0", "山\r\n--"), rows[n].ETag)),
            ],
            None);
        Assert.IsType<TransactionResult.Written>(result);
        var page = Assert.Single(await ListAsync("PartitionKey eq 'theirs'", 1000));
        Assert.Equal(Enumerable.Range(50, 50).Select(n => $"{n:D3} 山\r\n-- 7"), page.Select(row => $"{Text(row, "rowKey")} {Value(row, "V0")} {Value(row, "V1")}"));
    }

    [Fact]
    public async Task Pages_OfEither_AreReadByTheOther()
    {
        for (var n = 0; n < 2500; n += 100)
        {
            Assert.IsType<TransactionResult.Written>(await ours.TransactAsync(
                Table, [.. Enumerable.Range(n, 100).Select(m => new TableOperation.Insert(new TableRow("p", $"{m:D5}").Set("N", m)))], None));
        }

        var pages = await ListAsync("PartitionKey eq 'p' and N ge 3", 1000);
        Assert.Equal([1000, 1000, 497], pages.Select(page => page.Count));
        Assert.Equal(Enumerable.Range(3, 2497).Select(n => $"{n:D5}"), pages.SelectMany(page => page).Select(row => Text(row, "rowKey")));

        foreach (var n in Enumerable.Range(0, 12))
        {
            await AskAsync(new()
            {
                ["action"] = "transact",
                ["steps"] = Enumerable.Range(0, 100).Select(m => new { kind = "upsert", row = Row("q", $"{n:D2}{m:D3}", [("Int32", "1", true)]) }),
            });
        }

        var query = new TableQuery { PartitionKey = "q", Filter = $"V0 eq {1}" };
        var first = await ours.QueryAsync(Table, query, null, None);
        var second = await ours.QueryAsync(Table, query, first.Continuation, None);
        Assert.Equal((1000, 200, null), (first.Rows.Count, second.Rows.Count, second.Continuation));
        Assert.Equal("11099", second.Rows[^1].RowKey);
    }

    [Fact]
    public async Task Versions_OfEither_HoldForTheOther()
    {
        var first = Assert.IsType<WriteResult.Written>(await ours.InsertAsync(Table, new TableRow("p", "r").Set("V0", 1), None)).ETag;
        await AskAsync(new() { ["action"] = "replace", ["row"] = Row("p", "r", [("Int32", "2", true)]), ["etag"] = first.ToString() });

        Assert.IsType<WriteResult.Conflict>(await ours.ReplaceAsync(Table, new TableRow("p", "r"), first, None));
        var row = (await ours.GetAsync(Table, "p", "r", None))!;
        Assert.Equal(2, row.GetInt32("V0"));
        Assert.IsType<WriteResult.Written>(await ours.ReplaceAsync(Table, row.Set("V0", 3), row.ETag, None));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AskAsync(new() { ["action"] = "replace", ["row"] = Row("p", "r", [("Int32", "4", true)]), ["etag"] = row.ETag.ToString() }));
        Assert.Contains("update condition", refused.Message, StringComparison.Ordinal);
    }

    private static object Row(string partitionKey, string rowKey, IReadOnlyList<(string Type, string Value, bool IsPlain)> values) => new
    {
        partitionKey,
        rowKey,
        values = values.Select((value, n) => (Name: $"V{n}", value.Type, value.Value)).ToDictionary(value => value.Name, value => new { type = value.Type, value = value.Value }),
    };

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string Value(JsonElement row, string name) => Text(row.GetProperty("values").GetProperty(name), "value");

    private static object Parse(string type, string value) => type switch
    {
        "String" => value,
        "Boolean" => value == "true",
        "Int32" => int.Parse(value, CultureInfo.InvariantCulture),
        "Int64" => long.Parse(value, CultureInfo.InvariantCulture),
        "Double" => double.Parse(value, CultureInfo.InvariantCulture),
        "DateTime" => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture),
        "Guid" => Guid.Parse(value),
        "Binary" => Convert.FromBase64String(value),
        _ => throw new NotSupportedException(type),
    };

    private static string Show(object value) => value switch
    {
        string text => $"String {text}",
        bool flag => $"Boolean {(flag ? "true" : "false")}",
        int number => string.Create(CultureInfo.InvariantCulture, $"Int32 {number}"),
        long number => string.Create(CultureInfo.InvariantCulture, $"Int64 {number}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"Double {number:R}"),
        DateTimeOffset instant => $"DateTime {instant.UtcDateTime:O}",
        Guid id => $"Guid {id}",
        byte[] bytes => $"Binary {Convert.ToBase64String(bytes)}",
        _ => throw new NotSupportedException(),
    };

    private async Task<List<List<JsonElement>>> ListAsync(string filter, int pageSize)
    {
        var answer = await AskAsync(new() { ["action"] = "list", ["filter"] = filter, ["pageSize"] = pageSize });
        return [.. answer.GetProperty("pages").EnumerateArray().Select(page => page.EnumerateArray().ToList())];
    }

    private Task<JsonElement> AskAsync(Dictionary<string, object> request)
    {
        request["endpoint"] = $"http://127.0.0.1:{account.Port}/{account.Name}";
        request["account"] = account.Name;
        request["key"] = account.Key;
        request["table"] = Table;
        return theirs.AskAsync(request);
    }
}
