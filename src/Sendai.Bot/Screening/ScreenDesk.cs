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

    private static string Replaced(string text, IEnumerable<ScreenFinding> findings, IReadOnlySet<string> confirmed) =>
        PrivacyScreen.Replace(text, findings.Where(finding => finding.IsCertain || !confirmed.Contains(PrivacyScreen.ValueOf(text, finding))));
}
