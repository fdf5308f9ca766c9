using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>
/// Which due work reaches people by itself. After a restore it is stopped when it is late: it may have been done since the
/// backup. Everything else brings rows, cards, calendars and the right to read into line with what is so now, and must be done.
/// </summary>
internal static class JobsThatTell
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ReviewJobs.Remind,
        ReviewJobs.Tell,
        CaseJobs.Remind,
        CaseJobs.FollowUp,
        CaseJobs.Review,
        SummaryJobs.Send,
        SummaryJobs.Remind,
        SummaryJobs.Question,
        // The names of Features/SummaryDelivery, which nothing here may use.
        "summary.again",
        "summary.answer",
    };

    /// <summary>Work that may be done late: it tells nobody anything, overwrites what was told, or tells of what was stopped.</summary>
    public static IReadOnlySet<string> Quiet { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ReviewJobs.Boards,
        ReviewJobs.Calendar,
        ReviewJobs.Cases,
        CaseJobs.Board,
        CaseJobs.Settle,
        CaseJobs.Over,
        CaseJobs.Hide,
        CaseJobs.Lapse,
        CaseJobs.Sweep,
        CaseJobs.Purge,
        CaseDrafts.Expire,
        SummaryJobs.Board,
        SummaryJobs.Hold,
        SummaryJobs.Stop,
        SummaryJobs.Reads,
    };

    /// <summary>
    /// What is done in the place of work that is stopped, where nothing else would show that it was: otherwise somebody would
    /// wait for what never comes.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Instead { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { [SummaryJobs.Send] = SummaryJobs.Hold };

    /// <summary>Whether a due row would tell somebody something. What overwrites is the same twice, and may hide what must not be read.</summary>
    public static bool Tells(TableRow row) => row.GetString(MessageRow.Job) is { } job
        ? Names.Contains(job)
        : (row.GetString(MessageRow.Updates) ?? row.GetString(MessageRow.Overwrites)) is null;
}
