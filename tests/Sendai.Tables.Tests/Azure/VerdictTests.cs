using Azure;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>The decisions about writes whose answers were lost; the table in Verdict.cs, line by line.</summary>
public sealed class VerdictTests
{
    private static readonly Guid Ours = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Theirs = new("00000000-0000-0000-0000-000000000002");
    private static readonly ETag Base = new("base");
    private static readonly ETag Now = new("now");

    // What is sent, the row as it is, and what follows: "written VERSION", "repeat KIND VERSION", a refusal, or "unknown".
    public static TheoryData<string, string, string> Cases => new()
    {
        { "insert", "ours", "written now" },
        { "insert", "none", "repeat Insert" },
        { "insert", "theirs, inserted", "AlreadyExists" },
        { "insert", "theirs, upon base", "unknown" },
        { "insert", "theirs, upserted", "unknown" },
        { "insert", "foreign", "unknown" },
        { "replace", "ours", "written now" },
        { "replace", "base", "repeat Replace base" },
        { "replace", "base of a foreign program", "repeat Replace base" },
        { "replace", "theirs, upon base", "Conflict" },
        { "replace", "theirs, upon another", "unknown" },
        { "replace", "theirs, upserted", "unknown" },
        { "replace", "theirs, inserted", "unknown" },
        { "replace", "foreign", "unknown" },
        { "replace", "none", "unknown" },
        { "merge", "ours", "written now" },
        { "merge", "base", "repeat Merge base" },
        { "merge", "theirs, upon base", "Conflict" },
        { "merge", "none", "unknown" },
        { "replace any", "ours", "written now" },
        { "replace any", "theirs, upon base", "repeat Replace now" },
        { "replace any", "foreign", "repeat Replace now" },
        { "replace any", "none", "unknown" },
        { "merge any", "theirs, inserted", "repeat Merge now" },
        { "merge any", "none", "unknown" },
        { "upsert", "ours", "written now" },
        { "upsert", "none", "repeat Insert" },
        { "upsert", "theirs, inserted", "repeat Replace now" },
        { "delete", "none", "written " },
        { "delete", "base", "repeat Delete base" },
        { "delete", "theirs, upon base", "Conflict" },
        { "delete", "theirs, inserted", "unknown" },
        { "delete", "foreign", "unknown" },
        { "delete any", "none", "written " },
        { "delete any", "theirs, inserted", "repeat Delete now" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verdict_OfOneWrite(string operation, string row, string expected) =>
        Assert.Equal(expected, Show(Verdict.Of([Operation(operation)], Ours, [Row(row)])));

    [Theory]
    [InlineData("replace, upsert, delete", "ours; ours; none", "written now now ")]
    [InlineData("replace, upsert, delete", "theirs, upon another; ours; theirs, inserted", "written stale now ")]
    [InlineData("insert, insert", "none; ours", "written stale now")]
    [InlineData("delete, delete any", "none; none", "written  ")]
    [InlineData("delete, delete any", "none; foreign", "repeat Delete base Delete now")]
    [InlineData("replace, upsert, delete", "base; none; base", "repeat Replace base Insert Delete base")]
    [InlineData("replace, delete", "base; none", "repeat Replace base Delete base")]
    [InlineData("replace, upsert", "theirs, upon another; none", "unknown")]
    [InlineData("upsert, replace, insert", "none; theirs, upon base; theirs, inserted", "failed 1 Conflict")]
    [InlineData("replace, insert", "foreign; theirs, inserted", "failed 1 AlreadyExists")]
    public void Verdict_OfATransaction(string operations, string rows, string expected) => Assert.Equal(
        expected,
        Show(Verdict.Of([.. operations.Split(", ").Select(Operation)], Ours, [.. rows.Split("; ").Select(Row)])));

    private static string Show(Verdict verdict) => verdict switch
    {
        Verdict.Settled(TransactionResult.Written(var etags)) =>
            "written " + string.Join(' ', etags.Select(etag => etag == Verdict.Overwritten ? "stale" : etag.ToString())),
        Verdict.Settled(TransactionResult.Failed(0, var reason)) => reason.GetType().Name,
        Verdict.Settled(TransactionResult.Failed(var index, var reason)) => $"failed {index} {reason.GetType().Name}",
        Verdict.Repeat(var operations) => "repeat " + string.Join(' ', operations.Select(operation => $"{operation.GetType().Name} {operation.Condition}".TrimEnd())),
        _ => "unknown",
    };

    private static TableOperation Operation(string operation)
    {
        var row = new TableRow("p", "r");
        return operation switch
        {
            "insert" => new TableOperation.Insert(row),
            "replace" => new TableOperation.Replace(row, Base),
            "replace any" => new TableOperation.Replace(row, ETag.All),
            "merge" => new TableOperation.Merge(row, Base),
            "merge any" => new TableOperation.Merge(row, ETag.All),
            "upsert" => new TableOperation.Upsert(row),
            "delete" => new TableOperation.Delete("p", "r", Base),
            _ => new TableOperation.Delete("p", "r", ETag.All),
        };
    }

    private static TableRow? Row(string state) => state switch
    {
        "none" => null,
        "ours" => Stored(Now, Ours, null),
        "base" => Stored(Base, Theirs, "earlier"),
        "base of a foreign program" => Stored(Base, null, null),
        "foreign" => Stored(Now, null, null),
        "theirs, inserted" => Stored(Now, Theirs, null),
        "theirs, upon base" => Stored(Now, Theirs, "base"),
        "theirs, upon another" => Stored(Now, Theirs, "earlier"),
        "theirs, upserted" => Stored(Now, Theirs, "*"),
        _ => throw new NotSupportedException(),
    };

    private static TableRow Stored(ETag etag, Guid? writeId, string? writeBase)
    {
        var row = new TableRow("p", "r", etag);
        if (writeId is { } id)
        {
            row.Load("WriteId", id);
        }

        if (writeBase is not null)
        {
            row.Load("WriteBase", writeBase);
        }

        return row;
    }
}
