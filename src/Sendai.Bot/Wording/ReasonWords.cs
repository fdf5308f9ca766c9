using Sendai.Domain.Directory;

namespace Sendai.Bot.Wording;

/// <summary>Says why a body is an answer, and when it meets.</summary>
internal static class ReasonWords
{
    private const int HandlesShown = 3;

    /// <summary>One line for each reason.</summary>
    public static IReadOnlyList<string> Of(Candidate candidate)
    {
        var reasons = new List<string>();
        if (candidate.Issues.Count > 0)
        {
            reasons.Add($"困りごと：{string.Join("、", candidate.Issues.Select(issue => issue.Label))}");
        }

        if (candidate.Words.Count > 0)
        {
            reasons.Add($"手がかりのことば：{string.Join("、", candidate.Words)}");
        }

        if (candidate.Body.Handles.Count > 0)
        {
            reasons.Add($"ここで扱うこと：{string.Join("、", candidate.Body.Handles.Take(HandlesShown))}");
        }

        return reasons;
    }

    /// <summary>How often the body meets, with the year of that fact; null when nothing is known.</summary>
    public static string? When(Candidate candidate)
    {
        var body = candidate.Body;
        if (body.Frequency.Length == 0)
        {
            return null;
        }

        // A frequency without its year would sound like a fact of today.
        return body.Frequency.Contains("年度", StringComparison.Ordinal) || body.SourceDate.Length == 0
            ? body.Frequency
            : $"{body.Frequency}（{body.SourceDate}の資料）";
    }

    /// <summary>What the newest report tells of its meetings; null when there is none.</summary>
    public static string? Lately(Candidate candidate) => candidate.LatestMeeting is { } meeting
        ? $"{meeting.FiscalYear}の内容：{meeting.Summary}"
        : null;
}
