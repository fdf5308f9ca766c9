using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>The work around summaries: its names, its keys and what it carries.</summary>
internal static class SummaryJobs
{
    /// <summary>Begins a delivery whose time has come.</summary>
    public const string Send = "summary.send";

    /// <summary>Comes in the place of <see cref="Send"/> when it may have been done already, and asks 事務局.</summary>
    public const string Hold = "summary.hold";

    /// <summary>Brings the card of a delivery in the channel of 事務局 up to date, until there is nothing more to come.</summary>
    public const string Board = "summary.board";

    /// <summary>Stops what a withdrawn summary has not sent yet.</summary>
    public const string Stop = "summary.stop";

    /// <summary>Reminds those who have not read a summary.</summary>
    public const string Remind = "summary.remind";

    /// <summary>Tells the channel of 事務局 of a question.</summary>
    public const string Question = "summary.question";

    /// <summary>Shows in the channels how many have read it.</summary>
    public const string Reads = "summary.reads";

    private const char BetweenWords = '\n';

    /// <summary>The work of a plan.</summary>
    public static OutboxItem SendAt(MeetingSummary summary, SummaryState.Scheduled plan) =>
        Job(summary, Send, $"send-{plan.Attempt}", plan.At.ToDateTimeOffset(), plan.Attempt);

    /// <summary>There is one look at a time, however much there is to see.</summary>
    public static OutboxItem LookAtBoard(MeetingSummary summary, Instant now) => Job(summary, Board, "board", now.ToDateTimeOffset());

    public static OutboxItem StopAll(MeetingSummary summary, Instant now) => Job(summary, Stop, "stop", now.ToDateTimeOffset());

    /// <summary>One at a time, however many have read it.</summary>
    public static OutboxItem.Job CountReads(MeetingSummary summary, Instant now) => Job(summary, Reads, "reads", now.ToDateTimeOffset());

    public static OutboxItem RemindAll(MeetingSummary summary, Instant now) => Job(summary, Remind, "remind", now.ToDateTimeOffset());

    /// <summary>Carries the id of the question.</summary>
    public static OutboxItem Tell(MeetingSummary summary, SummaryQuestion question) =>
        Job(summary, Question, $"question-{question.Id}", dueAt: null, question.Id);

    /// <summary>A piece of work about a summary.</summary>
    /// <param name="summary">Which.</param>
    /// <param name="name">Who does it.</param>
    /// <param name="key">The end of its row key.</param>
    /// <param name="dueAt">When; with null its key must be one that nothing has.</param>
    /// <param name="words">What it carries beside ward and id.</param>
    public static OutboxItem.Job Job(MeetingSummary summary, string name, string key, DateTimeOffset? dueAt, params string[] words) =>
        new(SummaryKeys.JobKey(summary.Id, key), name, string.Join(BetweenWords, [summary.Ward.Name, summary.Id, .. words])) { DueAt = dueAt };

    /// <summary>What a row of work carries.</summary>
    public static (Ward Ward, string Summary, string[] Words) Read(TableRow row)
    {
        var words = row.GetString(MessageRow.Data)!.Split(BetweenWords);
        return (new Ward(words[0]), words[1], words[2..]);
    }
}
