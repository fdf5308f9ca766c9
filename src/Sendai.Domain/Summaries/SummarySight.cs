using Sendai.Domain.Directory;

namespace Sendai.Domain.Summaries;

/// <summary>Who may see a summary: those whom it is for, and whoever got it.</summary>
public static class SummarySight
{
    /// <summary>Whether somebody may see it where nobody else reads.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="viewer">Who.</param>
    /// <param name="received">Whether it came to them: to their own chat, or to a conversation in which they have asked for it.</param>
    public static bool MaySee(MeetingSummary summary, SummaryViewer viewer, bool received)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(viewer);
        return summary.Sent is not null && (received || viewer.Secretariat.Contains(summary.Ward) || viewer.Wards.Contains(summary.Ward));
    }

    /// <summary>Whether it may be shown where others read, whoever asks: to those who have it already.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="receivedHere">Whether it came to this very conversation.</param>
    public static bool MayShow(MeetingSummary summary, bool receivedHere)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.Sent is not null && receivedHere;
    }
}

/// <summary>Somebody who wants to see summaries.</summary>
/// <param name="Wards">The ward that they chose, and that of their office.</param>
/// <param name="Secretariat">The wards of whose 事務局 they are.</param>
public sealed record SummaryViewer(IReadOnlySet<Ward> Wards, IReadOnlySet<Ward> Secretariat);
