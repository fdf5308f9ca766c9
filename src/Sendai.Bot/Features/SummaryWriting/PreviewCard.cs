using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>
/// What recipients will get, who they are, and the lock in front of it: whoever sends types how many they are. While it waits
/// for its time, the card says when that is.
/// </summary>
internal sealed class PreviewCard(Instant now)
{
    private const int NamesShown = 20;
    private const int LongestName = 24;

    public AdaptiveCard Of(MeetingSummary summary, ReviewSession? next, DistributionPlan plan, Said said)
    {
        var heading = summary.State switch
        {
            SummaryState.Scheduled scheduled => $"{SummaryWords.Of(scheduled, now)}です",
            SummaryState.Draft { Held: not null } held => SummaryWords.Of(held, now),
            _ => "プレビュー（まだ送っていません）",
        };
        var to = To(plan);
        List<CardElement> body =
        [
            .. said.Parts(),
            CardParts.Heading(heading),
            .. summary.State is SummaryState.Draft { Held: not null } ? [CardParts.Line(WritingWords.MayHaveCome)] : Enumerable.Empty<CardElement>(),
            CardParts.Line("受け取る方には、このように見えます。", subtle: true),
            .. StateCards.Preview(summary, next, now),
            CardParts.Line(to) with { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium },
            .. Recipients(summary, plan).Select(line => CardParts.Line(line)),
        ];
        if (summary.State is SummaryState.Draft && plan.Recipients.Count > 0)
        {
            body.AddRange(Inputs(plan, said));
        }

        return CardParts.Card($"{said.Bad ?? said.Good}{heading}。{to}", body, [.. Actions(summary, plan)]);
    }

    /// <summary>The day and the time at which it shall go out.</summary>
    public static IEnumerable<CardElement> Moment(string date, string time, Instant now)
    {
        yield return new InputDate
        {
            Id = WritingVerbs.Date,
            Label = "送る日",
            Placeholder = "日付を選ぶ",
            Value = date.Length > 0 ? date : null,
            Max = LocalDatePattern.Iso.Format(CityClock.At(now).Date.PlusDays(SendHandler.FarthestDays)),
        };
        yield return new InputText { Id = WritingVerbs.Time, Label = "送る時刻（日本時間）", Placeholder = "例：18:00", MaxLength = 20, Value = time };
    }

    private static string To(DistributionPlan plan)
    {
        var people = plan.Recipients.Count(one => one.IsPersonal);
        return plan.Recipients.Count == 0 ? "届け先は、まだありません" : $"届け先：{plan.Recipients.Count}件（チャネル {plan.Recipients.Count - people}、個人 {people}）";
    }

    private static IEnumerable<string> Recipients(MeetingSummary summary, DistributionPlan plan)
    {
        if (plan.Recipients.Count == 0)
        {
            yield return WritingWords.HowToSubscribe;
        }
        else
        {
            var names = string.Join("、", plan.Recipients.Take(NamesShown).Select(Name));
            yield return plan.Recipients.Count > NamesShown ? $"{names}　ほか{plan.Recipients.Count - NamesShown}件" : names;
        }

        if (plan.WereThere > 0)
        {
            yield return $"事業所が参加していたので送らない方：{plan.WereThere}人";
        }

        if (summary.Meeting.Came.Count == 0 && plan.Recipients.Any(one => one.IsPersonal && one.OnlyMissed))
        {
            yield return "参加の記録がないので、「出られなかった会だけ」の方にも届きます。";
        }
        else if (summary.Meeting.Came.Count == 0)
        {
            yield return "参加した事業所は、まだ記録されていません。";
        }

        if (summary.State is SummaryState.Scheduled)
        {
            yield return "届け先は、送る時にもう一度確かめます。";
        }
    }

    private static string Name(Subscription one) => one.Name.Length == 0 ? (one.IsPersonal ? "名前の分からない方" : "名前の分からないチャネル")
        : one.Name.Length > LongestName ? $"{TypedText.Cut(one.Name, LongestName)}…"
        : one.Name;

    private IEnumerable<CardElement> Inputs(DistributionPlan plan, Said said)
    {
        yield return new InputText
        {
            Id = WritingVerbs.Count,
            Label = $"送る前の確かめ：届け先の件数（{plan.Recipients.Count}）を数字で入れてください",
            Placeholder = "数字",
            MaxLength = 20,
            IsRequired = true,
            ErrorMessage = "届け先の件数を、数字で入れてください。",
            Value = said.Count,
        };
        foreach (var input in Moment(said.Date, said.Time, now))
        {
            yield return input;
        }

        yield return CardParts.Line("「今すぐ送る」のときは、日と時刻は空のままでかまいません。", subtle: true);
    }

    private static IEnumerable<CardAction> Actions(MeetingSummary summary, DistributionPlan plan)
    {
        if (summary.State is SummaryState.Scheduled)
        {
            yield return SummaryVerbs.Button("時刻を変える", WritingVerbs.TimeForm, summary);
            yield return SummaryVerbs.Deed("送るのをやめる", WritingVerbs.Stop, summary);
            yield return SummaryVerbs.Button("書き直す", WritingVerbs.Form, summary);
            yield break;
        }

        if (plan.Recipients.Count > 0)
        {
            (string, string)[] seen = [(WritingVerbs.Seen, Prints.Of(summary)), (WritingVerbs.SeenRecipients, Prints.Of(plan))];
            yield return SummaryVerbs.Deed("今すぐ送る", WritingVerbs.Send, summary, seen).WithInputs();
            yield return SummaryVerbs.Deed("この日時に送る", WritingVerbs.Plan, summary, seen).WithInputs();
        }
        else
        {
            yield return SummaryVerbs.Button("届け先を確かめ直す", SummaryVerbs.Manage, summary);
        }

        yield return SummaryVerbs.Button("書き直す", WritingVerbs.Form, summary);
        yield return SummaryVerbs.Button("下書きを捨てる", WritingVerbs.Discard, summary);
    }
}
