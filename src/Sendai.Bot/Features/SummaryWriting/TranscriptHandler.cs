using Sendai.Bot.Minutes;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>「文字起こしを取り込む」: what was said in an online meeting becomes the form. It is looked at by its author, and kept nowhere.</summary>
internal sealed class TranscriptHandler(WritingDesk desk, MeetingFinder meetings, FormHandler forms, MeetingTranscript transcript)
{
    public Task<AdaptiveCardInvokeResponse> TakeAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        ward => desk.AloneAsync(turn, WritingVerbs.Button("まとめを出す", WritingVerbs.Start, ward), () => TakeAsync(ward, data, cancellationToken), cancellationToken),
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> TakeAsync(Ward ward, ActionData data, CancellationToken cancellationToken)
    {
        if (data.GetString(WritingVerbs.Session) is not { Length: > 0 } id || id == WritingVerbs.None)
        {
            return AdaptiveCardInvokeResponse.Message("文字起こしは、会の記録にある会議から取り込めます。会議を選んでください。まだ何も保存していません。");
        }

        if (await meetings.SessionAsync(ward, id, cancellationToken) is not { } session)
        {
            return FormHandler.NoSession();
        }

        switch (await transcript.GetAsync(session.Link, CityClock.At(session.Starts).Date, cancellationToken))
        {
            case MinutesText.Read read:
                var (texts, notes) = MinutesParts.Of(read.Text);
                return await forms.FilledAsync(ward, data, texts, notes, cancellationToken);
            case MinutesText.Refused refused:
                return AdaptiveCardInvokeResponse.Message(refused.Reason);
            default:
                return WritingDesk.Unusable();
        }
    }
}
