using Sendai.Bot.Cases;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>What stands in the fields of the form: as it was typed, so it may not be kept.</summary>
internal sealed record CaseForm
{
    /// <summary>Of this form, or of the draft that it shows.</summary>
    public required string Nonce { get; init; }

    /// <summary>The name of a ward; could be anything.</summary>
    public string Ward { get; init; } = "";

    /// <summary>The returned case that it shall take the place of; empty for a new one.</summary>
    public string Case { get; init; } = "";

    public string Venue { get; init; } = CaseChoices.AnyVenue;

    public string Age { get; init; } = "";

    public IReadOnlyList<string> Disabilities { get; init; } = [];

    public string Household { get; init; } = "";

    public string Urgency { get; init; } = $"{Domain.Cases.Urgency.Usual}";

    public bool IsPriority { get; init; }

    public string Consent { get; init; } = "";

    public bool IsAnonymous { get; init; }

    /// <summary>As <see cref="CaseText.Fields"/> are ordered.</summary>
    public IReadOnlyList<string> Texts { get; init; } = ["", "", ""];

    /// <summary>What came with a press. What nobody sees in a text is gone.</summary>
    public static CaseForm Of(ActionData data) => new()
    {
        Nonce = data.GetString(People.Nonce.Data) ?? "",
        Ward = data.GetString(CaseVerbs.Ward) ?? "",
        Case = data.GetString(CaseVerbs.Case) ?? "",
        Venue = data.GetString(CaseData.Venue) is { Length: > 0 } venue ? venue : CaseChoices.AnyVenue,
        Age = data.GetString(CaseData.Age) ?? "",
        Disabilities = [.. (data.GetString(CaseData.Disabilities) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct()],
        Household = data.GetString(CaseData.Household) ?? "",
        Urgency = data.GetString(CaseData.Urgency) ?? "",
        IsPriority = data.GetString(CaseData.Priority) == "true",
        Consent = data.GetString(CaseData.Consent) ?? "",
        IsAnonymous = data.GetString(CaseData.Anonymous) == "true",
        Texts = [.. CaseText.Fields.Select(field => CaseText.Clean(data.GetString(field.Id)))],
    };

    /// <summary>What was kept.</summary>
    public static CaseForm Of(CaseDraft draft) => Of(draft.Nonce, draft.Ward, draft.Of, draft.Content);

    /// <summary>A returned case, to be handed in once more.</summary>
    public static CaseForm Of(CaseFile file, string nonce) => Of(nonce, file.Number.Ward, file.Number.Id, file.Content);

    // A record would print the words.
    public override string ToString() => nameof(CaseForm);

    private static CaseForm Of(string nonce, Ward? ward, string of, ScreenedCase content) => new()
    {
        Nonce = nonce,
        Ward = ward?.Name ?? "",
        Case = of,
        Venue = content.Facts.Venue.Length > 0 ? content.Facts.Venue : CaseChoices.AnyVenue,
        Age = content.Facts.Age,
        Disabilities = content.Facts.Disabilities,
        Household = content.Facts.Household,
        Urgency = $"{content.Facts.Urgency}",
        IsPriority = content.Facts.IsPriority,
        Texts = [content.Summary.Value, content.Support.Value, content.Question.Value],
    };
}
