using System.Net;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Sendai.Teams.Graph;

/// <summary>
/// Transcripts of online meetings (Graph v1.0, "Get onlineMeeting", "List transcripts", "Get callTranscript"); docs/wire/graph.md.
/// </summary>
/// <remarks>
/// Every outcome is a <see cref="TranscriptResult"/>. Thrown are: <see cref="OperationCanceledException"/> when the caller gives
/// up, and <see cref="InvalidOperationException"/> when there is no credential and Graph is not on this machine.
/// </remarks>
public sealed class GraphTranscripts
{
    /// <summary>Who said what, with times.</summary>
    internal const string Attributed = "text/vtt";

    /// <summary>What was said, with times and without names.</summary>
    internal const string Unattributed = "application/vnd.microsoft.graph.transcript+text";

    /// <summary>The tenant gives transcripts away without names only.</summary>
    private const string NoNames = "SpeakerAttributionNotAllowed";

    private const string Json = "application/json";

    /// <summary>A page holds ten or a hundred; a weekly meeting of years fits.</summary>
    private const int MostPages = 20;

    /// <summary>Ids, dates and addresses.</summary>
    private const long LongestList = 1024 * 1024;

    /// <summary>A day of talking is about a tenth.</summary>
    private const long LongestTranscript = 16 * 1024 * 1024;

    private readonly GraphCalls calls;

    internal GraphTranscripts(GraphCalls calls) => this.calls = calls;

    /// <summary>The newest transcript of a meeting that was begun within a time: a meeting that recurs has one for each day.</summary>
    /// <param name="organizer">Who called the meeting, by the object id; a sign-in name is not taken everywhere.</param>
    /// <param name="joinUrl">The address by which people join.</param>
    /// <param name="from">From this moment on.</param>
    /// <param name="before">Before this one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TranscriptResult> FindAsync(
        string organizer, string joinUrl, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var meetings = $"/v1.0/users/{Uri.EscapeDataString(organizer)}/onlineMeetings";
        // A quotation mark within a text of OData is written twice.
        var filter = Uri.EscapeDataString($"JoinWebUrl eq '{joinUrl.Replace("'", "''", StringComparison.Ordinal)}'");
        var (found, failure) = await ListAsync($"{meetings}?$filter={filter}", GraphJson.Wire.MeetingList, cancellationToken);
        if (found is null)
        {
            return failure!;
        }

        if (found.Value is not [{ } first, ..] || GraphId.Known(first.Id) is not { } meeting)
        {
            return new TranscriptResult.None();
        }

        var transcripts = $"{meetings}/{Uri.EscapeDataString(meeting)}/transcripts";
        TranscriptItem? newest = null;
        string? path = transcripts;
        for (var page = 0; path is not null && page < MostPages; page++)
        {
            (var list, failure) = await ListAsync(path, GraphJson.Wire.TranscriptList, cancellationToken);
            if (list is null)
            {
                return failure!;
            }

            newest = (list.Value ?? []).Append(newest)
                .Where(item => GraphId.Known(item?.Id) is not null && item!.CreatedDateTime >= from && item.CreatedDateTime < before)
                .MaxBy(item => item!.CreatedDateTime);
            path = list.NextLink is { } next ? calls.PathOf(next) : null;
        }

        return newest is null
            ? new TranscriptResult.None()
            : await ContentAsync($"{transcripts}/{Uri.EscapeDataString(newest.Id!)}/content", cancellationToken);
    }

    private async Task<TranscriptResult> ContentAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await calls.ReadAsync(path, Attributed, LongestTranscript, cancellationToken);
        if (answer is GraphAnswer.Some { Status: HttpStatusCode.Forbidden } refusal && ReasonOf(refusal) == NoNames)
        {
            answer = await calls.ReadAsync(path, Unattributed, LongestTranscript, cancellationToken);
        }

        return answer is GraphAnswer.Some { IsSuccess: true } content
            ? new TranscriptResult.Found(Encoding.UTF8.GetString(content.Body))
            : Failure(answer);
    }

    private async Task<(T? List, TranscriptResult? Failure)> ListAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await calls.ReadAsync(path, Json, LongestList, cancellationToken);
        return answer is not GraphAnswer.Some { IsSuccess: true } some ? (null, Failure(answer))
            : GraphJson.Read(some.Body, type) is { } list ? (list, null)
            : (null, new TranscriptResult.NotNow(null, "NoList"));
    }

    private static TranscriptResult Failure(GraphAnswer answer) => answer switch
    {
        GraphAnswer.None nothing => new TranscriptResult.NotNow(null, nothing.Why),
        GraphAnswer.Some { Passes: true } some => new TranscriptResult.NotNow(some.RetryAfter, some.Code),
        // Deleted, or out of date.
        GraphAnswer.Some { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new TranscriptResult.None(),
        GraphAnswer.Some some => new TranscriptResult.NotAllowed(ReasonOf(some)),
        _ => throw new InvalidOperationException("An answer of no kind."),
    };

    /// <summary>The innermost code that is a plain word: the outer one often says no more than the status does.</summary>
    private static string ReasonOf(GraphAnswer.Some refusal)
    {
        var code = refusal.Code;
        for (var error = GraphJson.Read(refusal.Body, GraphJson.Wire.InnerResponse)?.Error; error is not null; error = error.Inner)
        {
            code = error.Code is { Length: > 0 and <= 64 } inner && inner.All(char.IsAsciiLetterOrDigit) ? inner : code;
        }

        return code;
    }
}
