using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>Shows a summary to 事務局 as it stands: its preview before it goes out, and what can be done with it afterwards.</summary>
internal sealed class StateCards(WritingDesk desk, Recipients recipients, SummaryEffects effects, SummaryLedger ledger)
{
    /// <summary>The summary in somebody's own chat.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerAsync(MeetingSummary summary, Said said, CancellationToken cancellationToken)
    {
        if (summary.State is SummaryState.Sent or SummaryState.Withdrawn)
        {
            return AdaptiveCardInvokeResponse.Card(new SentCard(desk.Now).Of(summary, said));
        }

        var (plan, came) = await recipients.PlanAsync(summary, cancellationToken);
        return await AnswerAsync(summary, plan, came, said, cancellationToken);
    }

    /// <summary>The same when it is known already to whom it goes.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerAsync(
        MeetingSummary summary, DistributionPlan plan, IReadOnlyList<string> came, Said said, CancellationToken cancellationToken)
    {
        var next = await effects.NextAsync(summary, cancellationToken);
        return AdaptiveCardInvokeResponse.Card(new PreviewCard(desk.Now).Of(summary with { Meeting = summary.Meeting with { Came = came } }, next, plan, said));
    }

    /// <summary>The preview of a correction; the summary as it stands when it cannot be corrected any more.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerCorrectionAsync(MeetingSummary summary, CorrectionDraft draft, string? bad, CancellationToken cancellationToken)
    {
        if (summary.Correct(draft.Content, draft.NextSession, desk.Now) is not SummaryDecision.Changed { Summary: var corrected })
        {
            return await AnswerAsync(summary, new Said { Bad = bad }, cancellationToken);
        }

        var lines = await ledger.ReadAsync(summary, cancellationToken);
        var next = await effects.NextAsync(corrected, cancellationToken);
        // Whoever has a first message has something to be overwritten, also when a later update of it is still on its way.
        var copies = lines.Count(line => line.SentAt is not null || line.State == MessageState.Sent);
        return AdaptiveCardInvokeResponse.Card(new CorrectionCard(desk.Now).Of(corrected, next, draft, copies, lines.Count - copies, bad));
    }

    /// <summary>What recipients get, in one container, with the words of its buttons below it.</summary>
    public static IEnumerable<CardElement> Preview(MeetingSummary summary, Domain.Reviews.ReviewSession? next, NodaTime.Instant now)
    {
        yield return new Container { Style = ContainerStyle.Emphasis, Items = [.. SummaryCard.Body(summary, next, now)] };
        yield return CardParts.Line($"下に付くボタン：{string.Join("・", SummaryCard.Actions(summary, next, now).Select(action => $"「{action.Title}」"))}", subtle: true);
    }
}

/// <summary>What came of the press before, to stand on top of the card; and what was typed beside it.</summary>
internal sealed record Said
{
    /// <summary>It went as wished.</summary>
    public string? Good { get; init; }

    /// <summary>It did not.</summary>
    public string? Bad { get; init; }

    public string Count { get; init; } = "";

    public string Date { get; init; } = "";

    public string Time { get; init; } = "";

    public static Said Nothing { get; } = new();

    /// <summary>What stood in the inputs, with why nothing came of it.</summary>
    public static Said Refused(ActionData data, string why) => new()
    {
        Bad = why,
        Count = Short(data.GetString(WritingVerbs.Count)),
        Date = Short(data.GetString(WritingVerbs.Date)),
        Time = Short(data.GetString(WritingVerbs.Time)),
    };

    public IEnumerable<CardElement> Parts() =>
        (Bad ?? Good) is { } words
            ? [new Container { Style = Bad is null ? ContainerStyle.Good : ContainerStyle.Attention, Items = [CardParts.Line(words) with { Weight = TextWeight.Bolder }] }]
            : [];

    private static string Short(string? typed) => Domain.Directory.TypedText.Cut(Domain.Directory.TypedText.Line(typed), 20);
}
