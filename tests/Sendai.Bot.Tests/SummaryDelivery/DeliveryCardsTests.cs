using System.Globalization;
using System.Text;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Features.SummaryDelivery;
using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Cards;
using Sendai.Domain.Cases;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Tests.SummaryDelivery;

/// <summary>Every card, with as much on it as can be.</summary>
public sealed class DeliveryCardsTests
{
    private const int Recipients = 1000;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 3, 0);

    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules_WithAThousandFailures()
    {
        var view = View(number => MessageState.Failed);
        var question = new SummaryQuestion("ab", DeliveryBot.Ward, view.Summary.Id, "who", "to", new string('事', 100), PrivacyScreen.Restore(new string('<', SummaryQuestion.Longest)), Now);
        var answered = question with { Answer = PrivacyScreen.Restore(new string('_', QuestionCards.Longest)), AnsweredAt = Now };
        var found = new Screened.Found([new string('<', QuestionCards.Longest)], [[]], new HashSet<string>());
        (string, AdaptiveCard)[] cards =
        [
            ("board", DeliveryCard.Of(view, withNames: true, hasFiles: true, Now, DeliveryWords.SendsAgain)),
            ("board without names", DeliveryCard.Of(view, withNames: false, hasFiles: false, Now)),
            ("board of nobody", DeliveryCard.Of(view with { Lines = [], Reads = [] }, withNames: true, hasFiles: true, Now)),
            ("board of what was stopped", DeliveryCard.Of(View(_ => MessageState.Stopped), withNames: true, hasFiles: true, Now, DeliveryWords.GoesOn)),
            ("held", HoldJob.Card(view.Summary, new SummaryState.Scheduled(Now, "a"), Now)),
            ("recipients", ListCards.Recipients(view, 20, Now)),
            ("readers", ListCards.Readers(view, 20, Now)),
            ("file", ListCards.File(view, new Uri($"https://example.com/{new string('t', 60)}"), Now)),
            ("question", QuestionCards.InChannel(question, view.Summary, Now)),
            ("way", QuestionCards.Way(question, view.Summary, Now)),
            ("form", QuestionCards.Form(question, view.Summary, "", QuestionCards.Asker, null, null, Now)),
            ("flaw", QuestionCards.Form(question, view.Summary, new string('<', QuestionCards.Longest), QuestionCards.Everybody, "まだ送っていません。", null, Now)),
            ("found", QuestionCards.Form(question, view.Summary, found.Texts[0], QuestionCards.Everybody, null, found, Now)),
            ("answered", QuestionCards.InChannel(answered, view.Summary, Now)),
            ("answer", QuestionCards.Answered(answered, view.Summary, answered.Answer!.Value, toAsker: false, Now)),
            ("done", QuestionCards.Done(DeliveryWords.AnsweredBefore, answered, view.Summary, Now)),
        ];

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Item1, Json(card.Item2))));

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        Assert.All(cards, card => Assert.True(Encoding.UTF8.GetByteCount(Json(card.Item2)) < 25_000, card.Item1));
        Assert.All(cards, card => Assert.InRange(card.Item2.Actions?.Count ?? 0, 0, 6));
        Assert.Contains("ほか", Json(cards[0].Item2), StringComparison.Ordinal);
    }

    [Fact]
    public void Print_IsAnotherWhenTheCardWouldSaySomethingElse()
    {
        var view = View(number => number % 2 == 0 ? MessageState.Sent : MessageState.Failed);
        DeliveryView[] others =
        [
            View(number => number % 2 == 0 ? MessageState.Sending : MessageState.Failed),
            view with { Reads = [] },
            view with { OpenQuestions = 0 },
            view with { Lines = [.. view.Lines.Select(line => line with { Repeats = 0 })] },
            view with { Summary = ((SummaryDecision.Changed)view.Summary.Remind(Now)).Summary },
            view with { Summary = ((SummaryDecision.Changed)view.Summary.Withdraw(Now)).Summary },
            view with { Summary = ((SummaryDecision.Changed)view.Summary.Correct(DeliveryBot.Content("ほか"), "", Now)).Summary },
        ];

        Assert.Equal(view.PrintOf(true), (view with { Lines = [.. view.Lines] }).PrintOf(true));
        Assert.Equal(others.Length + 2, others.Select(other => other.PrintOf(true)).Append(view.PrintOf(true)).Append(view.PrintOf(false)).Distinct().Count());
    }

    private static string Json(AdaptiveCard card) => Encoding.UTF8.GetString(CardJson.Write(card).Span);

    private static DeliveryView View(Func<int, MessageState> stateOf)
    {
        var summary = MeetingSummary.Restore(
            new MeetingSummary("20261118-00000000", new Meeting(DeliveryBot.Ward, "choko", new string('会', 60), new LocalDate(2026, 11, 18), "", []), DeliveryBot.Content("決定"), ""),
            new SummaryState.Sent(Now, "audience", Recipients),
            version: 2,
            correctedAt: Now,
            remindedAt: null);
        var reasons = Enum.GetValues<FailureReason>();
        List<LedgerLine> lines =
        [
            .. Enumerable.Range(0, Recipients).Select(number => new LedgerLine(
                new SummaryRecipient(number, $"hash{number}", number % 3 == 0, $"{number}{new string('<', 200)}", "to"),
                stateOf(number),
                stateOf(number) == MessageState.Failed ? reasons[number % reasons.Length] : null,
                Now.ToDateTimeOffset(),
                1,
                "key")),
        ];
        List<SummaryRead> reads =
        [
            .. Enumerable.Range(0, 500).Select(number => new SummaryRead(
                number, $"person{number}", number % 5 == 0 ? null : number.ToString(CultureInfo.InvariantCulture), new string('事', 60), Now.ToDateTimeOffset())),
        ];
        return new DeliveryView(summary, lines, reads, OpenQuestions: 3);
    }
}
