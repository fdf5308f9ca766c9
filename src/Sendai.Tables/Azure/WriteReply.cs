using Azure;

namespace Sendai.Tables.AzureTables;

// What came back from one attempt at a write.
internal sealed record WriteReply(int Status, ServiceError Error, ETag[] ETags)
{
    public bool IsDone => Status is >= 200 and < 300;

    // It may have been carried out, now or in an earlier try of the pipeline.
    public bool IsInDoubt { get; init; }

    // Why it is not known to be done.
    public TableStoreException? Cause { get; init; }

    /// <summary>What a caller expects to happen; null when it is a fault.</summary>
    public WriteResult? Refusal => (Status, Error.Code) switch
    {
        (404, _) => new WriteResult.NotFound(),
        (409, "EntityAlreadyExists") => new WriteResult.AlreadyExists(),
        (412, _) => new WriteResult.Conflict(),
        _ => null,
    };

    public static WriteReply Of(Response response, TableRequest request, int operations)
    {
        var (status, error, etags) = response.Status switch
        {
            202 => BatchReply.Parse(response.Content.ToMemory().Span, operations),
            >= 200 and < 300 => (response.Status, default, [response.Headers.ETag ?? default]),
            _ => (response.Status, ServiceError.Of(response) with { Index = 0 }, []),
        };
        var isDone = status is >= 200 and < 300;
        return new(status, error, etags)
        {
            IsInDoubt = !isDone && (request.IsInDoubt || status is 408 or >= 500),
            Cause = isDone ? null : TableFault.Refused(status, error.Code),
        };
    }

    public static WriteReply Lost(TableStoreException cause, bool isInDoubt) => new(0, default, []) { IsInDoubt = isInDoubt, Cause = cause };
}
