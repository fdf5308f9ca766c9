using Sendai.Bot.Access;
using Sendai.Bot.Delivery;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>How somebody can be reached, as it was last heard from them.</summary>
/// <param name="Key">The person; see <see cref="UserKey"/>.</param>
/// <param name="UserId">The channel's id of the person, <c>29:…</c>.</param>
/// <param name="ObjectId">The person's object id in Entra ID.</param>
/// <param name="Name">For the lists of 事務局 only: never in a key, never in a log.</param>
/// <param name="ServiceUrl">Where to post.</param>
/// <param name="ChannelId">The channel's name, <c>msteams</c>.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="BotId">The bot, as the channel addresses it.</param>
/// <param name="Conversation">The personal chat; null as long as there is none.</param>
/// <param name="MetIn">A channel or group in which the person wrote.</param>
internal sealed record KnownPerson(
    string Key,
    string UserId,
    string? ObjectId,
    string? Name,
    string ServiceUrl,
    string? ChannelId,
    string? TenantId,
    string? BotId,
    string? Conversation,
    string? MetIn)
{
    public const string Table = "People";
    public const string RowKey = "personal";
    public const string ConversationColumn = nameof(Conversation);

    // Teams' own names end here; a row has an end as well.
    private const int LongestName = 256;

    /// <summary>Whoever acts in a turn.</summary>
    public static KnownPerson Of(Turn turn)
    {
        var reference = turn.Reference;
        var isPersonal = Privacy.IsPrivate(turn);
        return new(
            UserKey.Of(turn),
            reference.User.Id!,
            reference.User.AadObjectId,
            Shortened(reference.User.Name),
            reference.ServiceUrl,
            reference.ChannelId,
            reference.Conversation.TenantId ?? turn.Activity.ChannelData?.Tenant?.Id,
            reference.Bot?.Id,
            isPersonal ? reference.Conversation.Id : null,
            isPersonal ? null : ChannelPlace.IdOf(turn));
    }

    /// <summary>Never through the middle of a letter.</summary>
    private static string? Shortened(string? name) => name is { Length: > LongestName }
        ? name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)]
        : name;

    public static KnownPerson Read(TableRow row) => new(
        row.PartitionKey,
        row.GetString(nameof(UserId))!,
        row.GetString(nameof(ObjectId)),
        row.GetString(nameof(Name)),
        row.GetString(nameof(ServiceUrl))!,
        row.GetString(nameof(ChannelId)),
        row.GetString(nameof(TenantId)),
        row.GetString(nameof(BotId)),
        // A merge cannot take a column away, so an empty one is none.
        row.GetString(nameof(Conversation)) is { Length: > 0 } conversation ? conversation : null,
        row.GetString(nameof(MetIn)));

    /// <summary>What was heard now over what was known before. A place where somebody was met stays the first one, or every channel would be a change.</summary>
    public KnownPerson Over(KnownPerson? before) => before is null ? this : this with
    {
        ObjectId = ObjectId ?? before.ObjectId,
        Name = Name ?? before.Name,
        TenantId = TenantId ?? before.TenantId,
        BotId = BotId ?? before.BotId,
        Conversation = Conversation ?? before.Conversation,
        MetIn = before.MetIn ?? MetIn,
    };

    /// <summary>Merged into the row rather than put in its place: what is not known here may have been heard elsewhere meanwhile.</summary>
    public TableRow ToRow() => new TableRow(Key, RowKey)
        .Set(nameof(UserId), UserId)
        .Set(nameof(ObjectId), ObjectId)
        .Set(nameof(Name), Name)
        .Set(nameof(ServiceUrl), ServiceUrl)
        .Set(nameof(ChannelId), ChannelId)
        .Set(nameof(TenantId), TenantId)
        .Set(nameof(BotId), BotId)
        .Set(nameof(Conversation), Conversation)
        .Set(nameof(MetIn), MetIn);

    /// <summary>Where to write to the person privately; null as long as there is no personal chat.</summary>
    public ConversationReference? PersonalChat() => Conversation is null ? null : new ConversationReference
    {
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = new ConversationAccount(Conversation, "personal", TenantId),
        Bot = BotId is null ? null : new ChannelAccount(BotId),
        User = new ChannelAccount(UserId, AadObjectId: ObjectId),
    };

    /// <summary>The same as a row keeps it: the chat, not a card in it, and without the name, which nobody needs to write there.</summary>
    public string? Reach() => PersonalChat() is { } chat ? MessageRow.Serialize(chat) : null;

    // A record would print the name.
    public override string ToString() => Key;
}
