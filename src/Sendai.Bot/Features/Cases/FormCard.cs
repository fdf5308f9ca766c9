using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Cases;

/// <summary>
/// The form of a case. No input is marked as required: a client would then keep back a draft that has gaps. What is missing
/// is said by the answer, at its field.
/// </summary>
internal sealed class FormCard(DirectoryContent content)
{
    private const string How = "個人が分からないように書いてください。名前は「Aさん」、年齢は「50代」、事業所は「B事業所」のようにします。";

    public AdaptiveCard Of(FormState state)
    {
        var form = state.Form;
        var heading = form.Case.Length > 0 ? "ケースを直して、もう一度出す" : "ケースを出す";
        var body = new List<CardElement>();
        if (state.Urgent is { } urgent)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [.. UrgentParts.Of(urgent), CardParts.Line("電話のあと、このケースも出せます。")] });
        }

        body.Add(CardParts.Heading(heading));
        body.AddRange(Said(state));
        body.Add(CardParts.Line(How));
        body.Add(CardParts.Line($"文は、全部合わせて{UnscreenedCase.MostLetters:N0}字までです。", subtle: true));
        foreach (var input in Inputs(form))
        {
            body.Add(input);
            body.AddRange(state.Flaws.Where(flaw => flaw.Field == input.Id).Select(flaw => CardParts.Line(flaw.Words) with { Color = TextColor.Attention }));
            body.AddRange(Findings(state, input.Id!));
        }

        return CardParts.Card($"{Spoken(state)}{heading}。{How}", body, [.. Buttons(state)]);
    }

    /// <summary>What came of the press, without a word of what was typed.</summary>
    public static string Spoken(FormState state) => string.Concat(
        [.. state.Urgent is { } urgent ? [UrgentParts.Spoken(urgent)] : Array.Empty<string>(), .. state.Notes, state.Found is { } found && !state.KeepsDraft ? FindingParts.Spoken(found) : ""]);

    /// <summary>What was kept is said by the notes; that nothing was, by the findings.</summary>
    private static IEnumerable<CardElement> Said(FormState state) => state.Notes is [] ? FindingParts.Alert(state.Found) :
    [
        new Container
        {
            Style = state.IsDone ? ContainerStyle.Good : ContainerStyle.Attention,
            Items = [.. state.Notes.Select((note, at) => CardParts.Line(note) with { Weight = at == 0 ? TextWeight.Bolder : null })],
        },
    ];

    private static IEnumerable<CardElement> Findings(FormState state, string field)
    {
        var at = CaseText.Fields.ToList().FindIndex(one => one.Id == field);
        return at < 0 || state.Found is not { } found || found.Findings[at].Count == 0
            ? []
            : [CardParts.Line("まだ保存されていません") with { Color = TextColor.Attention, Weight = TextWeight.Bolder }, .. FindingParts.Below(found, at)];
    }

    private IEnumerable<CardInput> Inputs(CaseForm form)
    {
        if (form.Case.Length == 0)
        {
            yield return Choose(CaseVerbs.Ward, "区", content.Wards.Select(ward => new Choice($"{ward}区", ward.Name)), form.Ward);
        }

        yield return Choose(
            CaseData.Venue,
            "話し合う場",
            [new Choice("事務局に任せる", CaseChoices.AnyVenue), .. new FormCheck(content).Venues.Select(kind => new Choice(kind.Name, kind.Id))],
            form.Venue);
        yield return Choose(CaseData.Age, "年代", Same(CaseChoices.Ages), form.Age);
        yield return Choose(CaseData.Disabilities, "障害の種別（いくつでも）", Same(CaseChoices.Disabilities), string.Join(',', form.Disabilities)) with
        {
            IsMultiSelect = true,
            Style = ChoiceInputStyle.Expanded,
        };
        yield return Choose(CaseData.Household, "世帯", Same(CaseChoices.Households), form.Household);
        foreach (var (field, text) in CaseText.Fields.Zip(form.Texts))
        {
            yield return new InputText
            {
                Id = field.Id,
                Label = field.IsRequired ? field.Label : $"{field.Label}（まだなければ空のまま）",
                Placeholder = field.Example,
                IsMultiline = true,
                // A text that is longer already is given back whole, to be shortened.
                MaxLength = Math.Max(UnscreenedCase.MostLetters, text.Length),
                Value = text,
            };
        }

        yield return Choose(CaseData.Urgency, "急ぎの度合い", Enum.GetValues<Urgency>().Select(urgency => new Choice(CaseWords.Of(urgency), $"{urgency}")), form.Urgency);
        yield return new InputToggle { Id = CaseData.Priority, Label = "重点的に関わる対象者", Title = "候補として考えてほしい", Value = form.IsPriority ? "true" : "false" };
        yield return Choose(
            CaseData.Consent, "本人の同意", [new Choice("得ている", CaseChoices.Yes), new Choice("得ていない", CaseChoices.No)], form.Consent) with { Style = ChoiceInputStyle.Expanded };
        yield return new InputToggle { Id = CaseData.Anonymous, Label = "確かめ", Title = "名前や連絡先は書いていません", Value = form.IsAnonymous ? "true" : "false" };
    }

    private static IEnumerable<Choice> Same(IEnumerable<string> words) => words.Select(word => new Choice(word, word));

    /// <summary>A value that cannot be chosen would be shown as if it were.</summary>
    private static InputChoiceSet Choose(string id, string label, IEnumerable<Choice> choices, string value)
    {
        Choice[] all = [.. choices];
        var known = value.Split(',').Where(one => all.Any(choice => choice.Value == one)).ToList();
        return new InputChoiceSet
        {
            Id = id,
            Label = label,
            Choices = all,
            Style = ChoiceInputStyle.Compact,
            Value = known.Count > 0 ? string.Join(',', known) : null,
            Placeholder = "選んでください",
        };
    }

    private static IEnumerable<CardAction> Buttons(FormState state)
    {
        var (send, save) = (Button("出す", CaseData.Send, state), Button("下書き保存", CaseData.Save, state));
        return [.. Deeds(state, send, save), .. state.HasDraft ? [Button("下書きを消す", CaseData.Discard, state) with { AssociatedInputs = AssociatedInputs.None }] : Array.Empty<CardAction>()];
    }

    private static IEnumerable<CardAction> Deeds(FormState state, ActionExecute send, ActionExecute save) => state.Found switch
    {
        null => [send, save],
        { } found when state.KeepsDraft => [.. FindingParts.Buttons(found, save).Take(2), send, save],
        { } found => [.. FindingParts.Buttons(found, send), save],
    };

    private static ActionExecute Button(string title, string verb, FormState state)
    {
        var button = new ActionExecute { Title = title, Verb = verb, Data = new() { [Nonce.Data] = state.Form.Nonce } };
        if (state.Form.Case.Length > 0)
        {
            button.Data[CaseVerbs.Ward] = state.Form.Ward;
            button.Data[CaseVerbs.Case] = state.Form.Case;
        }

        if (state.Urgent is not null)
        {
            button.Data[CaseData.SawUrgent] = true;
        }

        return button;
    }
}
