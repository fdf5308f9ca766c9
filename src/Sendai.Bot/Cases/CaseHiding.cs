using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Cases;

/// <summary>Overwrites messages that show a case; the row of each goes in the transaction that has it overwritten.</summary>
internal sealed class CaseHiding(ITableStore tables, CaseViews views, Outbox outbox, CityClock clock)
{
    /// <summary>A message is written down before it shows the case: overwritten sooner, it could show it afterwards.</summary>
    private static readonly Duration Settles = Duration.FromMinutes(1);

    /// <summary>What takes the place of a case that somebody may not read any more.</summary>
    public static AdaptiveCard NoLongerYours(CaseNumber number) =>
        Card(number, "このケースの内容は、ここでは見られなくなりました。まだ見る必要があるときは、事務局に聞いてください。");

    /// <summary>What takes the place of a case that is gone for everybody.</summary>
    public static AdaptiveCard Gone(CaseNumber number) =>
        Card(number, "決められた期間が過ぎたので、このケースの内容を消しました。していただくことはありません。");

    /// <summary>Overwrites every message whose reader may not read the case.</summary>
    /// <param name="number">The case.</param>
    /// <param name="card">What takes its place.</param>
    /// <param name="mayRead">Null when that could not be found out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many messages still show it, and how many of them could not be decided or overwritten now.</returns>
    public async Task<(int Left, int Open)> HideAsync(
        CaseNumber number, AdaptiveCard card, Func<CaseView, Task<bool?>> mayRead, CancellationToken cancellationToken)
    {
        var (left, open) = (0, 0);
        foreach (var view in await views.OfAsync(number, cancellationToken))
        {
            var may = await mayRead(view);
            if (may is false && view.At + Settles <= clock.Moment && await OverwriteAsync(number, view, card, cancellationToken))
            {
                continue;
            }

            left++;
            open += may is true ? 0 : 1;
        }

        return (left, open);
    }

    /// <summary>False when the message has just shown the case once more.</summary>
    private async Task<bool> OverwriteAsync(CaseNumber number, CaseView view, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var partition = CaseKeys.PartitionOf(number.Ward);
        // The same message may show it again one day, and be overwritten again.
        var key = CaseKeys.MessageKey(number.Id, $"hide-{view.Key[CaseKeys.ViewPrefix(number.Id).Length..]}-{view.At.ToUnixTimeTicks()}");
        var message = new OutboxItem.Message(key, view.To, new Activity { Attachments = [card.ToAttachment()] }) { Overwrites = view.ActivityId };
        var post = await outbox.PrepareAsync(CaseKeys.Table, partition, [message], cancellationToken);
        if (await tables.TransactAsync(CaseKeys.Table, [new TableOperation.Delete(partition, view.Key, view.Version), .. post], cancellationToken) is not TransactionResult.Written)
        {
            return false;
        }

        outbox.Nudge();
        return true;
    }

    private static AdaptiveCard Card(CaseNumber number, string words)
    {
        const string heading = "表示できる期間が終わりました";
        var of = $"受付番号 {number}";
        return CardParts.Card($"{heading}。{of}。{words}", [CardParts.Heading(heading), CardParts.Line(of) with { Weight = TextWeight.Bolder }, CardParts.Line(words)]);
    }
}
