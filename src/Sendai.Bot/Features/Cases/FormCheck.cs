using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Features.Cases;

/// <summary>Says what of a form can be meant. The client checks nothing that counts: whatever comes back may be forged.</summary>
internal sealed class FormCheck(DirectoryContent content)
{
    private const string Unreadable = "選んだ内容を読み取れませんでした。もう一度選んでください。";

    /// <summary>The kinds of sessions in which a case is discussed, as the directory has them.</summary>
    public IReadOnlyList<SessionKind> Venues => content.SessionKinds;

    /// <summary>The ward that was chosen; null when it is none.</summary>
    public Ward? WardOf(CaseForm form) => content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == form.Ward);

    /// <summary>What was chosen, without what cannot be chosen.</summary>
    public CaseFacts FactsOf(CaseForm form) => new(
        Venues.FirstOrDefault(kind => kind.Id == form.Venue)?.Id ?? "",
        Known(CaseChoices.Ages, form.Age),
        [.. form.Disabilities.Where(CaseChoices.Disabilities.Contains)],
        Known(CaseChoices.Households, form.Household),
        UrgencyOf(form) ?? Urgency.Usual,
        form.IsPriority);

    /// <summary>What was sent that no form offers.</summary>
    public IEnumerable<FormFlaw> Forged(CaseForm form)
    {
        if (form.Ward.Length > 0 && WardOf(form) is null)
        {
            yield return new(Sendai.Bot.Cases.CaseVerbs.Ward, Unreadable);
        }

        if (form.Venue != CaseChoices.AnyVenue && Venues.All(kind => kind.Id != form.Venue))
        {
            yield return new(CaseData.Venue, Unreadable);
        }

        if (form.Age.Length > 0 && !CaseChoices.Ages.Contains(form.Age))
        {
            yield return new(CaseData.Age, Unreadable);
        }

        if (form.Disabilities.Any(word => !CaseChoices.Disabilities.Contains(word)))
        {
            yield return new(CaseData.Disabilities, Unreadable);
        }

        if (form.Household.Length > 0 && !CaseChoices.Households.Contains(form.Household))
        {
            yield return new(CaseData.Household, Unreadable);
        }

        if (UrgencyOf(form) is null)
        {
            yield return new(CaseData.Urgency, Unreadable);
        }

        if (form.Consent is not ("" or CaseChoices.Yes or CaseChoices.No))
        {
            yield return new(CaseData.Consent, Unreadable);
        }
    }

    /// <summary>What a case cannot be handed in without.</summary>
    public static IEnumerable<FormFlaw> Missing(CaseForm form)
    {
        if (form.Ward.Length == 0)
        {
            yield return new(Sendai.Bot.Cases.CaseVerbs.Ward, "区を選んでください。");
        }

        if (form.Age.Length == 0)
        {
            yield return new(CaseData.Age, "年代を選んでください。");
        }

        if (form.Disabilities.Count == 0)
        {
            yield return new(CaseData.Disabilities, "障害の種別を、1つ以上選んでください。");
        }

        if (form.Household.Length == 0)
        {
            yield return new(CaseData.Household, "世帯を選んでください。");
        }

        foreach (var (field, text) in CaseText.Fields.Zip(form.Texts))
        {
            if (field.IsRequired && text.Length == 0)
            {
                yield return new(field.Id, $"「{field.Label}」を書いてください。");
            }
        }

        if (form.Consent.Length == 0)
        {
            yield return new(CaseData.Consent, "本人の同意を選んでください。");
        }

        if (!form.IsAnonymous)
        {
            yield return new(CaseData.Anonymous, "名前や連絡先を書いていないことを確かめて、チェックを入れてください。");
        }
    }

    /// <summary>Names only: a number would be read as one of them.</summary>
    private static Urgency? UrgencyOf(CaseForm form) =>
        Enum.GetValues<Urgency>().Cast<Urgency?>().FirstOrDefault(urgency => $"{urgency}" == form.Urgency);

    private static string Known(IReadOnlyList<string> words, string word) => words.Contains(word) ? word : "";
}

/// <summary>Something that cannot be handed in so, and the field in which it stands.</summary>
internal sealed record FormFlaw(string Field, string Words);
