using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>Who can have to do with a case: the members of 事務局, and whoever is booked in its session.</summary>
internal sealed class CasePeople(Secretariats secretariats, MemberReader members, ReviewStore reviews, PersonalChat chat)
{
    /// <summary>Of each group; a card takes that many in two lists, with names as long as they may be.</summary>
    private const int Most = 40;

    private const int LongestName = 24;

    /// <summary>The members of the ward's 事務局, by name; null when they could not be read now. Nothing is looked up of how to reach them.</summary>
    public async Task<IReadOnlyList<CasePerson>?> MembersAsync(Ward ward, CancellationToken cancellationToken)
    {
        if (await secretariats.FindAsync(ward, cancellationToken) is not { } theirs || await members.ReadAsync(theirs.Channel, cancellationToken) is not { } read)
        {
            return null;
        }

        return
        [
            .. read.Members.Concat(theirs.GuestsCount ? read.Guests : [])
                .Select(member => new CasePerson(UserKey.Hash(member.AadObjectId ?? member.Id!), Shortened(member.Name), null))
                .DistinctBy(person => person.Key)
                .OrderBy(person => person.Name, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>Who is booked in the session of a case and has Teams. Its submitter reads it anyway.</summary>
    public async Task<IReadOnlyList<CasePerson>> BookedAsync(CaseFile file, CancellationToken cancellationToken) =>
        file.Slot is { } slot && await reviews.FindAsync(file.Number.Ward, slot.Session, cancellationToken) is { Book: var book }
            ?
            [
                .. book.Booked.Where(booking => booking is { Case: null, Reach: not null } && booking.Person != file.Submitter.Key)
                    .Select(booking => new CasePerson(booking.Person, Shortened(booking.Name), booking.Reach))
                    .DistinctBy(person => person.Key)
                    .Take(Most),
            ]
            : [];

    /// <summary>The same person with how to write to them, as far as anybody can.</summary>
    public async Task<CasePerson> ReachedAsync(CasePerson person, CancellationToken cancellationToken) =>
        person.Reach is null && await chat.OpenAsync(person.Key, cancellationToken) is PersonalChatResult.Open open
            ? person with { Reach = MessageRow.Serialize(open.Chat) }
            : person;

    private static string Shortened(string? name) => name switch
    {
        null or "" => "お名前は分かりません",
        { Length: > LongestName } => name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)],
        _ => name,
    };
}
