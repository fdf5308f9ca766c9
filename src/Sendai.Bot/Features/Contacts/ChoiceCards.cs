using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Which body, and which of its contacts.</summary>
internal static class ChoiceCards
{
    private const int Most = 15;

    /// <summary>A button for each body.</summary>
    public static AdaptiveCard Bodies(IReadOnlyList<ConsultationBody> bodies, string verb)
    {
        const string heading = "どの相談先ですか？";
        var items = new List<CardElement> { CardParts.Heading(heading) };
        items.AddRange(bodies.Take(Most).Select(body => new ActionSet { Actions = [ContactVerbs.Button(body.Name, verb, (ContactVerbs.BodyId, body.Id))] }));
        if (bodies.Count > Most)
        {
            items.Add(CardParts.Line($"ほかに{bodies.Count - Most}件あります。「連絡先を直す」のあとに、名前の一部を続けて書いてください。"));
        }

        return CardParts.Card(heading, items);
    }

    /// <summary>A button for each contact of a body, and one for a new one.</summary>
    public static AdaptiveCard Contacts(ConsultationBody body, IReadOnlyList<Contact> contacts)
    {
        const string heading = "どの連絡先を直しますか？";
        var items = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(body.Name) };
        items.AddRange(contacts.Select(contact => new ActionSet
        {
            Actions =
            [
                ContactVerbs.Button(
                    $"{contact.Label}　{(contact.Phone.Length > 0 ? contact.Phone : "番号なし")}",
                    ContactVerbs.Edit,
                    (ContactVerbs.BodyId, body.Id),
                    (ContactVerbs.Label, contact.Label)),
            ],
        }));
        return CardParts.Card($"{heading}{body.Name}", items, ContactVerbs.Button("連絡先を足す", ContactVerbs.Add, (ContactVerbs.BodyId, body.Id)));
    }
}
