using System.Text.Json.Nodes;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Contacts;

/// <summary>The card in which one contact is changed, or a new one is made.</summary>
/// <param name="Body">Whose contact it is.</param>
/// <param name="Label">The name of the desk; null when it is still to be typed.</param>
/// <param name="Basis">The hash of the row that the person has seen; null when there was none.</param>
/// <param name="Typed">What stands in the fields.</param>
/// <param name="Nonce">Of this change.</param>
/// <param name="Today">The last day that can be chosen.</param>
internal sealed record EditCard(ConsultationBody Body, string? Label, string? Basis, TypedContact Typed, string Nonce, string Today)
{
    /// <summary>Where the report lies that led here.</summary>
    public string? Report { get; init; }

    /// <summary>What is wrong in the fields.</summary>
    public IReadOnlyList<ContactFlaw> Flaws { get; init; } = [];

    /// <summary>Lines that stand above everything, because something did not go as the person expects.</summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];

    /// <summary>What in the remark could identify somebody; null when nothing was found.</summary>
    public Screened.Found? Found { get; init; }

    /// <summary>What the person has said of findings that were shown before: it travels with the remark.</summary>
    public ScreenPress Press { get; init; } = ScreenPress.Nothing;

    public AdaptiveCard ToCard()
    {
        var heading = Label is null ? "連絡先を足す" : "連絡先を直す";
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(Label is null ? Body.Name : $"{Body.Name}　{Label}") };
        var alerts = Flaws.Count > 0 ? ["保存していません。赤い字のところを直して、もう一度「保存する」を押してください。", .. Alerts] : Alerts;
        if (alerts.Count > 0)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [.. alerts.Select(alert => CardParts.Line(alert))] });
        }

        body.AddRange(FindingParts.Alert(Found));
        body.AddRange(Fields().SelectMany(WithFlaw));
        body.AddRange(FindingParts.Below(Found, text: 0));
        var spoken = $"{(Found is null ? "" : FindingParts.Spoken(Found))}{heading}。{Body.Name}。{string.Join("", alerts)}{string.Join("", Flaws.Select(FlawWords.Of))}";
        return CardParts.Card(spoken, body, Actions());
    }

    /// <summary>Asks whether the number shall really go, with all that was typed on its buttons.</summary>
    public AdaptiveCard ToEmptyingCard()
    {
        const string heading = "電話番号を空にしますか？";
        const string what = "空にすると、相談員さんには「連絡先未登録」と案内します。まだ何も変えていません。";
        return CardParts.Card(
            heading + what,
            [CardParts.Heading(heading), CardParts.Line($"{Body.Name}　{Label}"), CardParts.Line(what)],
            Carrying("空にする", ContactVerbs.Save, (ContactVerbs.EmptyAgreed, true)),
            Carrying("入力にもどる", ContactVerbs.Edit));
    }

    private IEnumerable<CardInput> Fields()
    {
        if (Label is null)
        {
            yield return Text(ContactVerbs.NewLabel, "窓口の名前", Typed.Label ?? "", ContactEntry.LabelLength, "例：障害者支援係") with
            {
                IsRequired = true,
                ErrorMessage = FlawWords.Of(ContactFlaw.LabelMissing),
            };
        }

        yield return Text(ContactVerbs.Phone, "電話番号", Typed.Phone, ContactEntry.PhoneLength, "0から始まる番号（ハイフンはあってもなくても）");
        yield return Text(ContactVerbs.Hours, "受付時間", Typed.Hours, ContactEntry.HoursLength, "例：平日 8:30〜17:00（祝日・年末年始は休み）");
        yield return Text(ContactVerbs.Source, "どこで確かめましたか", Typed.Source, ContactEntry.SourceLength, "公式ページのアドレス、または「窓口に電話」など") with
        {
            IsRequired = true,
            ErrorMessage = FlawWords.Of(ContactFlaw.SourceMissing),
        };
        yield return new InputDate
        {
            Id = ContactVerbs.ConfirmedOn,
            Label = "確かめた日",
            Value = Typed.ConfirmedOn,
            Max = Today,
            Placeholder = "日付を選ぶ",
            IsRequired = true,
            ErrorMessage = FlawWords.Of(ContactFlaw.DateMissing),
        };
        yield return new InputChoiceSet
        {
            Id = ContactVerbs.How,
            Label = "どう確かめましたか",
            Style = ChoiceInputStyle.Expanded,
            Choices =
            [
                new Choice("公式ページで見た", ContactFields.OfficialPage),
                new Choice("窓口に直接きいた", ContactFields.AskedThere),
                new Choice("まだ確かめていない（「未確認」と出ます）", ContactFields.NotConfirmed),
            ],
            Value = ContactFields.Value(Typed.How),
            IsRequired = true,
            ErrorMessage = FlawWords.Of(ContactFlaw.ConfirmationMissing),
        };
        yield return Text(ContactVerbs.Note, "ひとこと（内線、代表番号かどうかなど。なくてもかまいません）", Typed.Note, ContactEntry.NoteLength, "人の名前は書かないでください");
    }

    private IEnumerable<CardElement> WithFlaw(CardInput field)
    {
        yield return field;
        foreach (var flaw in Flaws.Where(flaw => FlawWords.FieldOf(flaw) == field.Id))
        {
            yield return CardParts.Line(FlawWords.Of(flaw)) with { Color = TextColor.Attention };
        }
    }

    // A field takes what is in the row already, however long it is.
    private static InputText Text(string id, string label, string value, int longest, string placeholder) => new()
    {
        Id = id,
        Label = label,
        Value = value,
        MaxLength = Math.Max(longest, value.Length),
        Placeholder = placeholder,
    };

    private IEnumerable<CardAction> ActionsOf()
    {
        var save = Data("保存する", ContactVerbs.Save);
        foreach (var button in Found is null ? [save] : FindingParts.Buttons(Found, save))
        {
            yield return button;
        }

        if (Label is not null)
        {
            yield return ContactVerbs.Button(
                "これまでの変更", ContactVerbs.History, (ContactVerbs.BodyId, Body.Id), (ContactVerbs.Label, Label)).WithoutInputs();
        }
    }

    private CardAction[] Actions() => [.. ActionsOf()];

    private ActionExecute Data(string title, string verb, params ReadOnlySpan<(string Name, JsonNode? Value)> more) => Press.On(
        ContactVerbs.Button(
            title,
            verb,
            [
                (ContactVerbs.BodyId, Body.Id),
                (ContactVerbs.Label, Label),
                (ContactVerbs.Basis, Basis),
                (ContactVerbs.Report, Report),
                (People.Nonce.Data, Nonce),
                .. more,
            ]),
        title);

    private ActionExecute Carrying(string title, string verb, params ReadOnlySpan<(string Name, JsonNode? Value)> more) => Data(
        title,
        verb,
        [
            (ContactVerbs.Phone, Typed.Phone),
            (ContactVerbs.Hours, Typed.Hours),
            (ContactVerbs.Source, Typed.Source),
            (ContactVerbs.ConfirmedOn, Typed.ConfirmedOn),
            (ContactVerbs.How, ContactFields.Value(Typed.How)),
            (ContactVerbs.Note, Typed.Note),
            .. more,
        ]);
}
