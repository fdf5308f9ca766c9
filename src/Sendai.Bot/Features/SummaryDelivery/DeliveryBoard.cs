using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>The card of a delivery in the channel of 事務局.</summary>
/// <param name="To">The channel.</param>
/// <param name="Message">The row of the message that posted it.</param>
/// <param name="Print">What it shows.</param>
/// <param name="ChangedAt">When it was last written.</param>
/// <param name="Changes">How often it was written since the first time.</param>
internal sealed record DeliveryBoard(ConversationReference To, string Message, string Print, DateTimeOffset ChangedAt, int Changes)
{
    public static DeliveryBoard Read(TableRow row) => new(
        MessageRow.Address(row.GetString(nameof(To))!),
        row.GetString(nameof(Message))!,
        row.GetString(nameof(Print))!,
        row.GetDateTimeOffset(nameof(ChangedAt))!.Value,
        row.GetInt32(nameof(Changes)) ?? 0);

    public TableRow ToRow(string partition, string id) => new TableRow(partition, SummaryKeys.BoardKey(id))
        .Set(nameof(To), MessageRow.Serialize(To))
        .Set(nameof(Message), Message)
        .Set(nameof(Print), Print)
        .Set(nameof(ChangedAt), ChangedAt)
        .Set(nameof(Changes), Changes);

    /// <summary>The key of the message that writes it so many times later.</summary>
    public static string MessageKey(string id, int changes) =>
        SummaryKeys.MessageKey(id, changes == 0 ? "board" : $"board-{changes.ToString("D5", CultureInfo.InvariantCulture)}");
}
