using System.Globalization;
using Sendai.Bot.Delivery;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Summaries;

/// <summary>One recipient of a delivery, as it was when the delivery began.</summary>
/// <param name="Number">Its place in the audience, from 0.</param>
/// <param name="Subscriber">Whose subscription it was.</param>
/// <param name="IsPersonal">Whether it is a person's own chat.</param>
/// <param name="Name">What 事務局 sees. Never in a key, never in a log.</param>
/// <param name="To">How to write there.</param>
internal sealed record SummaryRecipient(int Number, string Subscriber, bool IsPersonal, string Name, string To)
{
    public static SummaryRecipient Of(Subscription subscription, int number) =>
        new(number, subscription.Subscriber, subscription.IsPersonal, subscription.Name, subscription.Reach);

    public ConversationReference Address => MessageRow.Address(To);

    /// <summary>The row of the recipient, and the one by which its conversation finds it.</summary>
    public IEnumerable<TableRow> Rows(string partition, string id, string audience)
    {
        yield return new TableRow(partition, SummaryKeys.RecipientKey(id, audience, Number))
            .Set(nameof(Subscriber), Subscriber)
            .Set(nameof(IsPersonal), IsPersonal)
            .Set(nameof(Name), Name)
            .Set(nameof(To), To);
        yield return new TableRow(partition, SummaryKeys.ConversationKey(id, audience, DeadConversations.KeyOf(Address.Conversation.Id!))).Set(nameof(Number), Number);
    }

    public static SummaryRecipient Read(TableRow row) => new(
        int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('-') + 1), CultureInfo.InvariantCulture),
        row.GetString(nameof(Subscriber))!,
        row.GetBoolean(nameof(IsPersonal)) == true,
        row.GetString(nameof(Name)) ?? "",
        row.GetString(nameof(To))!);

    // A record would print the name.
    public override string ToString() => Subscriber;
}
