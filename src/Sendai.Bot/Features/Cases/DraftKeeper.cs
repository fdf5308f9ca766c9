using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Bot.Screening;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Features.Cases;

/// <summary>Keeps of a form what may be kept: every choice, and each text in which nothing was found.</summary>
internal sealed class DraftKeeper(CaseDrafts drafts, CurrentDirectory directory)
{
    /// <param name="person">Whose draft it is.</param>
    /// <param name="form">As it was typed.</param>
    /// <param name="screened">What the screen says to its texts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KeptDraft> KeepAsync(string person, CaseForm form, Screened screened, CancellationToken cancellationToken)
    {
        var check = new FormCheck(directory.Snapshot.Content);
        var texts = Passed(screened);
        var before = await drafts.FindAsync(person, cancellationToken);
        // A text that did not pass leaves alone what the same draft already has in its place.
        var kept = before?.Nonce == form.Nonce ? before.Content : null;
        var content = new ScreenedCase(
            check.FactsOf(form),
            texts[0] ?? kept?.Summary ?? ScreenedText.Empty,
            texts[1] ?? kept?.Support ?? ScreenedText.Empty,
            texts[2] ?? kept?.Question ?? ScreenedText.Empty);
        var until = await drafts.SaveAsync(person, new CaseDraft(check.WardOf(form), content, form.Nonce, form.Case), cancellationToken);
        return new KeptDraft(until, [.. texts.Select(text => text is not null)]);
    }

    /// <summary>Each text that may be kept. Those that were clean among others are looked at once more without them: only the screen makes what can be kept.</summary>
    private ScreenedText?[] Passed(Screened screened)
    {
        if (screened is Screened.Passed { Texts: var all })
        {
            return [.. all];
        }

        var found = (Screened.Found)screened;
        var clean = Enumerable.Range(0, found.Texts.Count).Where(at => found.Findings[at].Count == 0).ToList();
        var kept = new ScreenedText?[found.Texts.Count];
        if (directory.Snapshot.Screen.Check([.. clean.Select(at => found.Texts[at])], found.Confirmed) is ScreenResult.Passed { Texts: var passed })
        {
            foreach (var (at, text) in clean.Zip(passed))
            {
                kept[at] = text;
            }
        }

        return kept;
    }
}

/// <summary>What was kept.</summary>
/// <param name="Until">The last day on which it is there.</param>
/// <param name="Kept">For each text, whether it was.</param>
internal sealed record KeptDraft(LocalDate Until, IReadOnlyList<bool> Kept);
