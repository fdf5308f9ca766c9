using Sendai.Bot.Versions;
using Sendai.Domain.Cases;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Screening;

/// <summary>Lets free text in, or says what in it could identify somebody. Nothing is kept of what was refused.</summary>
internal sealed class ScreenDesk(CurrentDirectory directory)
{
    /// <summary>Looks at texts that belong together, with what the press says about findings that were shown before.</summary>
    public Screened Look(IReadOnlyList<string> texts, ActionData data)
    {
        var (screen, press) = (directory.Snapshot.Screen, ScreenPress.Of(data));
        IReadOnlyList<string> read = press.Replaces
            ? [.. screen.Find(texts).Zip(texts, (findings, text) => Replaced(text, findings, press.Confirmed))]
            : texts;
        return screen.Check(read, press.Confirmed) switch
        {
            ScreenResult.Passed passed => new Screened.Passed(passed.Texts),
            ScreenResult.Found found => new Screened.Found(read, found.Findings, press.Confirmed),
            var other => throw new InvalidOperationException($"A result without an answer: {other.GetType()}."),
        };
    }

    /// <summary>
    /// Looks at a remark about a body. Its numbers and addresses are what such a remark is for, so they may stand; people may not.
    /// </summary>
    /// <returns>The remark as it stands now, and what is in its way; null when nothing is.</returns>
    public (string Text, Screened.Found? Found) LookAtRemark(string text, ActionData data)
    {
        var (screen, press) = (directory.Snapshot.Screen, ScreenPress.Of(data));
        var read = press.Replaces ? Replaced(text, screen.Find(text).Where(IsOfPeople), press.Confirmed) : text;
        List<ScreenFinding> open = [.. screen.Find(read).Where(finding => IsOfPeople(finding) && IsOpen(read, finding, press.Confirmed))];
        return (read, open.Count > 0 ? new Screened.Found([read], [open], press.Confirmed) : null);
    }

    private static bool IsOfPeople(ScreenFinding finding) =>
        finding.Kind is not (ScreenKind.Phone or ScreenKind.Email or ScreenKind.PostalCode or ScreenKind.Address);

    private static bool IsOpen(string text, ScreenFinding finding, IReadOnlySet<string> confirmed) =>
        finding.IsCertain || !confirmed.Contains(PrivacyScreen.ValueOf(text, finding));

    private static string Replaced(string text, IEnumerable<ScreenFinding> findings, IReadOnlySet<string> confirmed) =>
        PrivacyScreen.Replace(text, findings.Where(finding => IsOpen(text, finding, confirmed)));
}
