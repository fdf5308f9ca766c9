using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>Where a turn happens, as somebody who can receive summaries: a channel as a whole, a group chat, or a person.</summary>
/// <param name="Subscriber">As <see cref="Subscription.Subscriber"/>.</param>
/// <param name="Reach">How to write there.</param>
/// <param name="Name">What 事務局 sees; empty when Teams did not say.</param>
/// <param name="IsPersonal">Whether it is a person's own chat.</param>
/// <param name="Team">The team of a channel; empty for others.</param>
internal sealed record SubscriberPlace(string Subscriber, string Reach, string Name, bool IsPersonal, string Team)
{
    private const int LongestName = 80;
    private const int LongestId = 200;

    // Teams gives the first channel of a team no name.
    private const string General = "一般";

    public static SubscriberPlace Of(Turn turn)
    {
        if (Privacy.IsPrivate(turn))
        {
            var person = KnownPerson.Of(turn);
            return new(person.Key, person.Reach()!, Short(person.Name), IsPersonal: true, "");
        }

        var id = ChannelPlace.IdOf(turn);
        if (ChannelPlace.Of(turn) is { } channel)
        {
            var data = turn.Activity.ChannelData;
            return new(DeadConversations.KeyOf(id), MessageRow.Serialize(channel), NameOf(data), IsPersonal: false, data?.Team?.Id ?? "");
        }

        var group = turn.Reference with { User = new ChannelAccount(id), ActivityId = null };
        return new(DeadConversations.KeyOf(id), MessageRow.Serialize(group), Short(turn.Reference.Conversation.Name ?? "グループチャット"), IsPersonal: false, "");
    }

    /// <summary>
    /// The same where a card has been pressed: Teams names a channel when somebody writes in it, and not always when somebody
    /// presses, so the card carries what was heard. Only 事務局 reads it, as a name.
    /// </summary>
    public static SubscriberPlace Of(Turn turn, ActionData data)
    {
        var place = Of(turn);
        return place.IsPersonal ? place : place with
        {
            Name = place.Name.Length > 0 ? place.Name : Short(data.GetString(ReaderVerbs.Place)),
            Team = place.Team.Length > 0 ? place.Team : TypedText.Cut(data.GetString(ReaderVerbs.Team) ?? "", LongestId),
        };
    }

    /// <summary>The subscription that it makes.</summary>
    /// <param name="ward">Whose summaries.</param>
    /// <param name="kinds">Of which meetings; none is all of them.</param>
    /// <param name="onlyMissed">Whether a person wants only what their office has missed.</param>
    /// <param name="before">The one that it takes the place of.</param>
    public Subscription Subscribe(Ward ward, IReadOnlySet<string> kinds, bool onlyMissed, Subscription? before) =>
        new(Subscriber, ward, kinds, Reach, Name.Length > 0 ? Name : before?.Name ?? "")
        {
            IsPersonal = IsPersonal,
            OnlyMissed = IsPersonal && onlyMissed,
            Team = Team.Length > 0 ? Team : before?.Team ?? "",
        };

    // A record would print the name.
    public override string ToString() => Subscriber;

    private static string NameOf(ChannelData? data) => (Short(data?.Channel?.Name), Short(data?.Team?.Name)) switch
    {
        ("", "") => "",
        ("", var team) => $"{General}（{team}）",
        (var channel, "") => channel,
        var (channel, team) => $"{channel}（{team}）",
    };

    private static string Short(string? name) => TypedText.Cut(TypedText.Line(name), LongestName);
}
