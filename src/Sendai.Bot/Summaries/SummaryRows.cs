using NodaTime;
using NodaTime.Text;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>A summary as two rows: where it stands, and what it says. One that was withdrawn has only the first.</summary>
internal static class SummaryRows
{
    private const string State = nameof(State);
    private const string At = nameof(At);
    private const string SentAt = nameof(SentAt);
    private const char Between = ',';

    public static TableRow Head(string partition, MeetingSummary summary)
    {
        var row = new TableRow(partition, SummaryKeys.HeadKey(summary.Id))
            .Set(nameof(Meeting.Ward), summary.Ward.Name)
            .Set(nameof(Meeting.KindId), summary.Meeting.KindId)
            .Set(nameof(Meeting.Name), summary.Meeting.Name)
            .Set(nameof(Meeting.HeldOn), LocalDatePattern.Iso.Format(summary.Meeting.HeldOn))
            .Set(nameof(Meeting.Session), summary.Meeting.Session)
            .Set(nameof(Meeting.Came), string.Join(Between, summary.Meeting.Came))
            .Set(nameof(summary.NextSession), summary.NextSession)
            .Set(nameof(summary.Version), summary.Version)
            .Set(State, summary.State.GetType().Name);
        SetMoment(row, nameof(summary.CorrectedAt), summary.CorrectedAt);
        SetMoment(row, nameof(summary.RemindedAt), summary.RemindedAt);
        switch (summary.State)
        {
            case SummaryState.Draft draft:
                SetMoment(row, At, draft.Held);
                break;
            case SummaryState.Scheduled plan:
                SetMoment(row, At, plan.At);
                row.Set(nameof(plan.Attempt), plan.Attempt);
                break;
            case SummaryState.Withdrawn withdrawn:
                SetMoment(row, At, withdrawn.At);
                SetDelivery(row, withdrawn.Was);
                break;
            case SummaryState.Sent sent:
                SetDelivery(row, sent);
                break;
        }

        return row;
    }

    /// <summary>What it says; null when that is nothing.</summary>
    public static TableRow? Content(string partition, MeetingSummary summary) =>
        summary.Content.IsEmpty ? null : new TableRow(partition, SummaryKeys.ContentKey(summary.Id)).SetTexts(summary.Content);

    /// <summary>A text for each part, into a row.</summary>
    public static TableRow SetTexts(this TableRow row, SummaryContent content) =>
        SummaryContent.Parts.Aggregate(row, (texts, part) => texts.Set(part.ToString(), content[part].Value));

    /// <summary>The texts that <see cref="SetTexts"/> has written.</summary>
    public static SummaryContent ReadTexts(TableRow row) =>
        new([.. SummaryContent.Parts.Select(part => PrivacyScreen.Restore(row.GetString(part.ToString()) ?? ""))]);

    public static MeetingSummary Read(TableRow head, TableRow? content)
    {
        var meeting = new Meeting(
            new Ward(head.GetString(nameof(Meeting.Ward))!),
            head.GetString(nameof(Meeting.KindId))!,
            head.GetString(nameof(Meeting.Name))!,
            LocalDatePattern.Iso.Parse(head.GetString(nameof(Meeting.HeldOn))!).Value,
            head.GetString(nameof(Meeting.Session)) ?? "",
            (head.GetString(nameof(Meeting.Came)) ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries));
        var said = content is null ? SummaryContent.Empty : ReadTexts(content);
        return MeetingSummary.Restore(
            new MeetingSummary(SummaryKeys.IdOfHead(head.RowKey), meeting, said, head.GetString(nameof(MeetingSummary.NextSession)) ?? ""),
            ReadState(head),
            head.GetInt32(nameof(MeetingSummary.Version)) ?? 1,
            Moment(head, nameof(MeetingSummary.CorrectedAt)),
            Moment(head, nameof(MeetingSummary.RemindedAt)));
    }

    private static SummaryState ReadState(TableRow head) => head.GetString(State) switch
    {
        nameof(SummaryState.Scheduled) => new SummaryState.Scheduled(Moment(head, At)!.Value, head.GetString(nameof(SummaryState.Scheduled.Attempt))!),
        nameof(SummaryState.Sent) => ReadDelivery(head),
        nameof(SummaryState.Withdrawn) => new SummaryState.Withdrawn(Moment(head, At)!.Value, ReadDelivery(head)),
        _ => new SummaryState.Draft(Moment(head, At)),
    };

    private static void SetDelivery(TableRow row, SummaryState.Sent sent)
    {
        SetMoment(row, SentAt, sent.At);
        row.Set(nameof(sent.Audience), sent.Audience).Set(nameof(sent.Recipients), sent.Recipients);
    }

    private static SummaryState.Sent ReadDelivery(TableRow head) => new(
        Moment(head, SentAt)!.Value,
        head.GetString(nameof(SummaryState.Sent.Audience))!,
        head.GetInt32(nameof(SummaryState.Sent.Recipients)) ?? 0);

    private static void SetMoment(TableRow row, string name, Instant? at)
    {
        if (at is { } moment)
        {
            row.Set(name, moment.ToDateTimeOffset());
        }
    }

    private static Instant? Moment(TableRow row, string name) => row.GetDateTimeOffset(name) is { } at ? Instant.FromDateTimeOffset(at) : null;
}
