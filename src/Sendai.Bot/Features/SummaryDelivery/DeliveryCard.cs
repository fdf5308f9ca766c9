using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>How a delivery stands, on one card, with what 事務局 can do about it.</summary>
internal static class DeliveryCard
{
    private const int NamesShown = 3;

    /// <param name="view">The delivery.</param>
    /// <param name="withNames">Whether it names recipients: only where everybody is of the 事務局.</param>
    /// <param name="hasFiles">Whether there are files to take.</param>
    /// <param name="now">The moment.</param>
    /// <param name="notice">What came of a press; null when none was.</param>
    public static AdaptiveCard Of(DeliveryView view, bool withNames, bool hasFiles, Instant now, string? notice = null)
    {
        var heading = DeliveryWords.Heading(view.Summary, now);
        List<CardElement> body =
        [
            .. notice is null ? Enumerable.Empty<CardElement>() : [new Container { Style = ContainerStyle.Emphasis, Items = [CardParts.Line(notice)] }],
            CardParts.Heading(heading),
            CardParts.Line(State(view, now), subtle: true),
            CardParts.Line(DeliveryWords.Done(view)) with { Weight = TextWeight.Bolder },
            CardParts.Line(DeliveryWords.Counts(view)),
            .. Failures(view, withNames),
            .. Stopped(view),
        ];
        if (view.Repeated > 0)
        {
            body.Add(CardParts.Line($"二重に届いたかもしれない届け先 {view.Repeated}"));
        }

        var (offices, others) = SummaryReads.Count(view.Reads);
        body.Add(CardParts.Line(SummaryWords.Read(offices, others)) with { Separator = true });
        if (view.Summary.RemindedAt is { } reminded)
        {
            body.Add(CardParts.Line($"まだの届け先に知らせました（{SessionWords.At(reminded, now)}）", subtle: true));
        }

        if (Reading(view).ToList() is { Count: > 0 } reading)
        {
            body.Add(new ActionSet { Actions = reading });
        }

        if (view.OpenQuestions > 0)
        {
            body.Add(CardParts.Line($"答えを待っている質問 {view.OpenQuestions}件"));
        }

        return CardParts.Card($"{notice}{heading}。{DeliveryWords.Done(view)}。{DeliveryWords.Counts(view)}", body, [.. Actions(view, hasFiles)]);
    }

    private static string State(DeliveryView view, Instant now)
    {
        var summary = view.Summary;
        var corrected = summary is { CorrectedAt: { } at, State: SummaryState.Sent } ? $"　訂正 {SessionWords.At(at, now)}" : "";
        return $"{SummaryWords.Of(summary.State, now)}{corrected}{(view.IsUnderWay ? "　いま送っています" : "")}";
    }

    private static IEnumerable<CardElement> Failures(DeliveryView view, bool withNames)
    {
        var failed = view.Lines.Where(line => line.State == MessageState.Failed).ToLookup(line => line.Reason);
        if (failed.Count == 0)
        {
            yield break;
        }

        var items = new List<CardElement>();
        foreach (var reason in failed.OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            items.Add(CardParts.Line($"失敗 {reason.Count()}：{(reason.Key is { } why ? SummaryWords.Of(why) : "理由が分かりません")}"));
            if (withNames)
            {
                var more = reason.Count() - NamesShown;
                items.Add(CardParts.Line(
                    $"{string.Join("、", reason.Take(NamesShown).Select(line => DeliveryWords.Name(line.Recipient)))}{(more > 0 ? $" ほか{more}" : "")}", subtle: true));
            }
        }

        if (view.MayGoAgain(MessageState.Failed))
        {
            items.Add(new ActionSet { Actions = [SummaryVerbs.Deed("失敗したところへもう一度送る", DeliveryVerbs.Again, view.Summary)] });
        }

        yield return new Container { Style = ContainerStyle.Attention, Items = items };
    }

    /// <summary>What a restore has stopped. What a withdrawal has stopped is as it shall be.</summary>
    private static IEnumerable<CardElement> Stopped(DeliveryView view)
    {
        if (view.MayGoAgain(MessageState.Stopped))
        {
            yield return new Container
            {
                Style = ContainerStyle.Warning,
                Items =
                [
                    CardParts.Line($"止めた {view.Lines.Count(line => DeliveryView.GoesAgain(line, MessageState.Stopped))}：{DeliveryWords.WasStopped}"),
                    new ActionSet { Actions = [SummaryVerbs.Deed("止めたところへ送る", DeliveryVerbs.GoOn, view.Summary)] },
                ],
            };
        }
    }

    private static IEnumerable<CardAction> Reading(DeliveryView view)
    {
        if (view.Reads.Count > 0)
        {
            yield return SummaryVerbs.Button("だれが読んだか", DeliveryVerbs.Readers, view.Summary);
        }

        if (view.MayRemind)
        {
            yield return SummaryVerbs.Deed("まだの届け先に知らせる", DeliveryVerbs.Remind, view.Summary);
        }
    }

    private static IEnumerable<CardAction> Actions(DeliveryView view, bool hasFiles)
    {
        var summary = view.Summary;
        yield return SummaryVerbs.Button("届き方を見る", DeliveryVerbs.Recipients, summary);
        if (hasFiles)
        {
            yield return SummaryVerbs.Button("CSVで受け取る", DeliveryVerbs.File, summary);
        }

        if (summary.Sent is not null)
        {
            yield return SummaryVerbs.Button("訂正する", SummaryVerbs.Correct, summary);
            yield return SummaryVerbs.Button("取り下げる", SummaryVerbs.Withdraw, summary);
        }
    }
}
