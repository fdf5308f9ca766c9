using System.Globalization;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Domain.Cases;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The card of a case in the channel of 事務局.</summary>
/// <param name="To">The channel.</param>
/// <param name="Message">The row of the message that posted it.</param>
/// <param name="Print">What it shows.</param>
/// <param name="Changes">How often it was written since the first time.</param>
internal sealed record CaseBoard(ConversationReference To, string Message, string Print, int Changes)
{
    public static CaseBoard Read(TableRow row) => new(
        MessageRow.Address(row.GetString(nameof(To))!), row.GetString(nameof(Message))!, row.GetString(nameof(Print))!, row.GetInt32(nameof(Changes)) ?? 0);

    public TableRow ToRow(CaseNumber number) => new TableRow(CaseKeys.PartitionOf(number.Ward), CaseKeys.BoardKey(number.Id))
        .Set(nameof(To), MessageRow.Serialize(To))
        .Set(nameof(Message), Message)
        .Set(nameof(Print), Print)
        .Set(nameof(Changes), Changes);

    /// <summary>The key of the message that writes it so many times later.</summary>
    public static string MessageKey(CaseNumber number, int changes) =>
        CaseKeys.MessageKey(number.Id, changes == 0 ? "board" : $"board-{changes.ToString("D5", CultureInfo.InvariantCulture)}");
}
