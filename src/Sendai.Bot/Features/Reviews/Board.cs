using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>The card in a channel that shows a ward's sessions, and is kept up to date. There is one for each ward and channel.</summary>
/// <param name="Conversation">The channel or group, without a thread.</param>
/// <param name="Ward">The ward.</param>
/// <param name="To">Where it was posted.</param>
/// <param name="Message">The row of the message that posted it.</param>
/// <param name="Print">What it shows, as a hash.</param>
/// <param name="ChangedAt">When it was last written.</param>
/// <param name="Until">When the last session that it shows is over.</param>
/// <param name="Changes">How often it was changed.</param>
internal sealed record Board(
    string Conversation, Ward Ward, ConversationReference To, string Message, string Print, DateTimeOffset ChangedAt, DateTimeOffset Until, int Changes)
{
    /// <summary>Begins the keys of the boards in their ward's partition.</summary>
    public const string Prefix = "b-";

    /// <summary>The key of the message that shows the board as it is.</summary>
    public string MessageKey => Changes == 0 ? Message : $"{Message}-{Changes.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>What tells whether a card says something else than before.</summary>
    public static string PrintOf(AdaptiveCard card) =>
        UserKey.Hash(CardJson.Write(card).Span);

    /// <summary>Until when a board is of use that shows these sessions.</summary>
    public static DateTimeOffset UntilOf(IReadOnlyList<SessionGlance> sessions, Instant now) =>
        sessions.Select(session => session.Session.Ends).Append(now).Max().ToDateTimeOffset();

    public static Board Read(TableRow row) => new(
        row.GetString(nameof(Conversation))!,
        new Ward(row.GetString(nameof(Ward))!),
        MessageRow.Address(row.GetString(nameof(To))!),
        row.GetString(nameof(Message))!,
        row.GetString(nameof(Print))!,
        row.GetDateTimeOffset(nameof(ChangedAt))!.Value,
        row.GetDateTimeOffset(nameof(Until))!.Value,
        row.GetInt32(nameof(Changes)) ?? 0);

    public TableRow ToRow() => new TableRow(ReviewRows.PartitionOf(Ward), Prefix + UserKey.Hash(Conversation))
        .Set(nameof(Conversation), Conversation)
        .Set(nameof(Ward), Ward.Name)
        .Set(nameof(To), MessageRow.Serialize(To))
        .Set(nameof(Message), Message)
        .Set(nameof(Print), Print)
        .Set(nameof(ChangedAt), ChangedAt)
        .Set(nameof(Until), Until)
        .Set(nameof(Changes), Changes);
}
