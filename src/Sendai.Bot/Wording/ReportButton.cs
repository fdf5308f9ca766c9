using System.Text.Json.Nodes;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Wording;

/// <summary>「この連絡先は違うようです」: stands under an answer of one feature and is answered by another.</summary>
internal static class ReportButton
{
    public const string Verb = "contacts.report";
    public const string Contacts = "contacts";

    private const char BetweenContacts = '\n';
    private const char BeforeLabel = '\t';

    /// <summary>The button, with the contacts that the card shows; a body that has none is one with an empty label.</summary>
    public static ActionExecute Of(IEnumerable<(string BodyId, string Label)> shown) => new()
    {
        Title = "この連絡先は違うようです",
        Verb = Verb,
        Data = new JsonObject { [Contacts] = string.Join(BetweenContacts, shown.Distinct().Select(Write)) },
    };

    /// <summary>One contact as data.</summary>
    public static string Write((string BodyId, string Label) contact) => $"{contact.BodyId}{BeforeLabel}{contact.Label}";

    /// <summary>The contacts in the data of a press.</summary>
    public static IEnumerable<(string BodyId, string Label)> Read(string? data) => (data ?? "")
        .Split(BetweenContacts)
        .Select(contact => contact.Split(BeforeLabel, 2))
        .Where(parts => parts.Length == 2)
        .Select(parts => (parts[0], parts[1]));

    /// <summary>What an answer shows of a body: its contacts; or that it has none, and who can be called instead.</summary>
    public static IEnumerable<(string BodyId, string Label)> ShownOf(Candidate candidate)
    {
        var shown = ContactWords.Shown(candidate.Contacts).ToList();
        if (shown.Count == 0)
        {
            yield return (candidate.Body.Id, "");
        }

        Contact[] instead = candidate.CallInstead is { Contact: var contact } ? [contact] : [];
        foreach (var one in shown.Concat(instead))
        {
            yield return (one.BodyId, one.Label);
        }
    }
}
