using Sendai.Bot.People;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Features.Consult;

/// <summary>What is kept of people: their ward, and what they thought of an answer.</summary>
internal sealed class ConsultStore(ITableStore tables, TimeProvider time)
{
    private const string Feedback = "Feedback";

    /// <summary>Whether somebody has been met, and the ward that they chose; <c>null</c> when they have not.</summary>
    public async Task<(bool IsMet, Ward? Ward)> FindAsync(string user, CancellationToken cancellationToken) =>
        await tables.GetAsync(Profile.Table, user, Profile.RowKey, cancellationToken) is { } row ? (true, Profile.WardOf(row)) : (false, null);

    /// <summary>Whether this is the first time that somebody is met; from then on they are known.</summary>
    public async Task<bool> MeetAsync(string user, CancellationToken cancellationToken) =>
        await tables.InsertAsync(Profile.Table, new TableRow(user, Profile.RowKey).Set("ChangedAt", time.GetUtcNow()), cancellationToken) is WriteResult.Written;

    /// <summary>Remembers a ward; choosing again changes it.</summary>
    public async Task SetWardAsync(string user, Ward ward, CancellationToken cancellationToken) =>
        await tables.UpsertAsync(
            Profile.Table, new TableRow(user, Profile.RowKey).Set(Profile.Ward, ward.Name).Set("ChangedAt", time.GetUtcNow()), cancellationToken);

    /// <summary>
    /// Keeps what somebody thought of an answer. One row for each person and answer, so pressing twice changes nothing.
    /// The question is kept only when its writer agreed and nobody can be recognised in it.
    /// </summary>
    public async Task SaveFeedbackAsync(string user, string answerId, FeedbackNote note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = new TableRow(now.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), $"{user}-{UserKey.Hash(answerId)}")
            .Set("Helpful", note.Helpful)
            .Set("Ward", note.Ward)
            .Set("Bodies", note.Bodies)
            .Set("Text", note.AgreedText?.Value)
            .Set("At", now);
        await tables.UpsertAsync(Feedback, row, cancellationToken);
    }
}

/// <summary>What somebody thought of an answer.</summary>
/// <param name="Helpful">Whether it helped.</param>
/// <param name="Ward">The ward that the answer was for, or <c>null</c>.</param>
/// <param name="Bodies">Ids of the bodies that were shown.</param>
/// <param name="AgreedText">The question, only when its writer agreed that it is kept and it passed the privacy screen.</param>
internal sealed record FeedbackNote(bool Helpful, string? Ward, string Bodies, ScreenedText? AgreedText);
