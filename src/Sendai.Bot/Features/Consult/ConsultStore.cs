using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Features.Consult;

/// <summary>What is kept of people: their ward, and what they thought of an answer.</summary>
internal sealed class ConsultStore(ITableStore tables, TimeProvider time)
{
    private const string People = "People";
    private const string Feedback = "Feedback";
    private const string Profile = "profile";

    /// <summary>The ward that somebody chose; <c>null</c> when they have not.</summary>
    public async Task<Ward?> GetWardAsync(string user, CancellationToken cancellationToken) =>
        (await tables.GetAsync(People, user, Profile, cancellationToken))?.GetString("Ward") is { } name ? new Ward(name) : null;

    /// <summary>Whether this is the first time that somebody is met; from then on they are known.</summary>
    public async Task<bool> MeetAsync(string user, CancellationToken cancellationToken) =>
        await tables.InsertAsync(People, new TableRow(user, Profile).Set("ChangedAt", time.GetUtcNow()), cancellationToken) is WriteResult.Written;

    /// <summary>Remembers a ward; choosing again changes it.</summary>
    public async Task SetWardAsync(string user, Ward ward, CancellationToken cancellationToken) =>
        await tables.UpsertAsync(
            People, new TableRow(user, Profile).Set("Ward", ward.Name).Set("ChangedAt", time.GetUtcNow()), cancellationToken);

    /// <summary>
    /// Keeps what somebody thought of an answer. One row for each person and answer, so pressing twice changes nothing.
    /// The question is kept only when its writer agreed.
    /// </summary>
    public async Task SaveFeedbackAsync(string user, string answerId, FeedbackNote note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = new TableRow(now.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), $"{user}-{UserKey.Hash(answerId)}")
            .Set("Helpful", note.Helpful)
            .Set("Ward", note.Ward)
            .Set("Bodies", note.Bodies)
            .Set("Text", note.AgreedText)
            .Set("At", now);
        await tables.UpsertAsync(Feedback, row, cancellationToken);
    }
}

/// <summary>What somebody thought of an answer.</summary>
/// <param name="Helpful">Whether it helped.</param>
/// <param name="Ward">The ward that the answer was for, or <c>null</c>.</param>
/// <param name="Bodies">Ids of the bodies that were shown.</param>
/// <param name="AgreedText">The question, only when its writer agreed that it is kept.</param>
internal sealed record FeedbackNote(bool Helpful, string? Ward, string Bodies, string? AgreedText);
