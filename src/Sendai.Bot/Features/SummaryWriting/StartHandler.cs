using Sendai.Bot.Minutes;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>「まとめを出す」: which meeting it is about, and how the text comes.</summary>
internal sealed class StartHandler(WritingDesk desk, MeetingFinder meetings, SummaryStore store, PrivateReply reply, MeetingTranscript transcript)
{
    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var (ward, refusal) = await desk.WardAsync(turn, WritingVerbs.StartWords, words, cancellationToken);
        if (refusal is not null)
        {
            turn.Reply(refusal);
        }
        else
        {
            await reply.AnswerAsync(turn, await CardAsync(ward!.Value, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The same by a button.</summary>
    public Task<AdaptiveCardInvokeResponse> StartAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn, data, async ward => await reply.AnswerPressAsync(turn, await CardAsync(ward, cancellationToken), cancellationToken), cancellationToken);

    private async Task<AdaptiveCard> CardAsync(Ward ward, CancellationToken cancellationToken)
    {
        var lately = await meetings.LatelyAsync(ward, cancellationToken);
        var from = lately.Count > 0 ? CityClock.At(lately[^1].Starts).Date : desk.Today;
        var written = (await store.SinceAsync(ward, from, cancellationToken)).Select(summary => summary.Meeting.Session).ToHashSet(StringComparer.Ordinal);
        Choice[] choices =
        [
            .. lately.Select(one => new Choice($"{SessionWords.On(CityClock.At(one.Starts).Date, desk.Today)} {one.Name}{(written.Contains(one.Id) ? "（まとめあり）" : "")}", one.Id)),
            new Choice("会の記録にない会議", WritingVerbs.None),
        ];
        var heading = $"{ward}区のまとめを出す";
        const string How = "会議を選んで、書き方を選んでください。送る前に、プレビューと届け先を確かめられます。";
        return CardParts.Card(
            $"{heading}。{How}",
            [
                CardParts.Heading(heading),
                CardParts.Line(How),
                new InputChoiceSet
                {
                    Id = WritingVerbs.Session,
                    Label = "会議",
                    Choices = choices,
                    Style = ChoiceInputStyle.Compact,
                    Value = choices[0].Value,
                    IsRequired = true,
                    ErrorMessage = "会議を選んでください。",
                },
            ],
            [
                WritingVerbs.Button("自分で書く", WritingVerbs.Form, ward).WithInputs(),
                WritingVerbs.Button("議事メモを貼り付ける", WritingVerbs.Paste, ward).WithInputs(),
                .. transcript.IsConfigured && lately.Any(one => one.Link.Length > 0)
                    ? [WritingVerbs.Button("文字起こしを取り込む", WritingVerbs.Transcript, ward).WithInputs()]
                    : Array.Empty<ActionExecute>(),
                WritingVerbs.Button(WritingVerbs.ListWords, WritingVerbs.List, ward),
            ]);
    }
}
