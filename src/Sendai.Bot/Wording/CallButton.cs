using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Wording;

/// <summary>Calls a body with one press.</summary>
internal static class CallButton
{
    /// <summary>The button for the first number, or for who is called instead; none when nobody official has given that number.</summary>
    public static IEnumerable<CardAction> Of(Candidate candidate)
    {
        var contact = candidate.Contacts.FirstOrDefault(contact => contact.Phone.Length > 0) ?? candidate.CallInstead?.Contact;
        if (contact is { Grade: ContactGrade.A or ContactGrade.B })
        {
            yield return CardParts.Call(contact.Phone);
        }
    }
}
