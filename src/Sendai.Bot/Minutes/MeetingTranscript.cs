using NodaTime;
using Sendai.Bot.Calendar;
using Sendai.Teams.Graph;

namespace Sendai.Bot.Minutes;

/// <summary>
/// What was said in an online meeting, as rough minutes. Only meetings that the organiser's mailbox has called can be asked for;
/// without one there are none.
/// </summary>
internal sealed partial class MeetingTranscript(CalendarSettings settings, GraphTranscripts graph, ILogger<MeetingTranscript> log)
{
    /// <summary>A meeting in the evening may go on beyond midnight.</summary>
    private static readonly Duration Overtime = Duration.FromHours(6);

    /// <summary>Whether there is a mailbox whose meetings can be asked for.</summary>
    public bool IsConfigured => settings.Organizer is not null;

    /// <summary>The transcript of a meeting, without times and speakers.</summary>
    /// <param name="link">The address by which people joined; empty when it was not online.</param>
    /// <param name="day">On which day: a meeting that recurs keeps its address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MinutesText> GetAsync(string link, LocalDate day, CancellationToken cancellationToken)
    {
        if (settings.Organizer is not { } organizer)
        {
            return new MinutesText.Refused(
                "文字起こしを受け取る設定がまだありません。記録を貼り付けるか、ファイルを使ってください。使いたいときは、情報システムの担当の方に相談してください。");
        }

        if (link.Length == 0)
        {
            return new MinutesText.Refused("この回には参加用リンクがないので、文字起こしはありません。記録を貼り付けるか、ファイルを使ってください。");
        }

        var from = CityClock.Of(day.AtMidnight());
        var before = CityClock.Of(day.PlusDays(1).AtMidnight()) + Overtime;
        return await graph.FindAsync(organizer, link, from.ToDateTimeOffset(), before.ToDateTimeOffset(), cancellationToken) switch
        {
            TranscriptResult.Found found => MinutesFile.Bounded(VttText.Of(found.Text)),
            TranscriptResult.None => new MinutesText.Refused(
                "この回の文字起こしが見つかりません。文字起こしは、会議の中で「文字起こしの開始」を押したときだけ残り、できるまで少しかかります。少し待ってもう一度試すか、記録を貼り付けてください。"),
            TranscriptResult.NotAllowed refused => NotAllowed(refused.Code),
            TranscriptResult.NotNow later => NotNow(later.Why),
            _ => throw new InvalidOperationException("A transcript of no kind."),
        };
    }

    private MinutesText.Refused NotAllowed(string code)
    {
        Refused(log, code);
        return new(
            "文字起こしを読む許可がありません。何も変えていません。記録を貼り付けるか、ファイルを使ってください。"
            + "情報システムの担当の方には、「ボットに会議の文字起こしを読む許可を付けてほしい（運用の手引きの「会議の文字起こし」）」とお伝えください。");
    }

    private MinutesText.Refused NotNow(string why)
    {
        NotNow(log, why);
        return new("今は文字起こしを受け取れません。何も変えていません。少し待ってもう一度試すか、記録を貼り付けてください。");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Graph does not give the transcript of a meeting: {Code}")]
    private static partial void Refused(ILogger logger, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Graph does not give the transcript of a meeting now: {Reason}")]
    private static partial void NotNow(ILogger logger, string reason);
}
