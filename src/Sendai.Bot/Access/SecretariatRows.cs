using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Access;

/// <summary>How a registered channel lies in the table.</summary>
internal static class SecretariatRows
{
    public const string Table = "Access";
    public const string Partition = "secretariats";

    /// <summary>Begins the keys of the channels; the nonces of their cards lie beside them.</summary>
    public const string Prefix = "ward-";

    /// <summary>Names of wards are Japanese, and keys are not.</summary>
    public static string Key(Ward ward) => Prefix + UserKey.Hash(ward.Name);

    public static TableRow Write(Secretariat secretariat) => new TableRow(Partition, Key(secretariat.Ward))
        .Set("Ward", secretariat.Ward.Name)
        .Set("ChannelId", secretariat.ChannelId)
        .Set("TeamId", secretariat.TeamId)
        .Set("ServiceUrl", secretariat.Channel.ServiceUrl)
        .Set("Channel", secretariat.Channel.ChannelId)
        .Set("Tenant", secretariat.Channel.Conversation.TenantId)
        .Set("Bot", secretariat.Channel.Bot?.Id)
        .Set("GuestsCount", secretariat.GuestsCount)
        .Set("RegisteredBy", secretariat.RegisteredBy)
        .Set("RegisteredAt", secretariat.RegisteredAt)
        .Set(nameof(Secretariat.Membership), secretariat.Membership);

    /// <summary>What is merged into the row when somebody came or went.</summary>
    public static TableRow Changed(Secretariat secretariat) => new TableRow(Partition, Key(secretariat.Ward)).Set(nameof(Secretariat.Membership), Nonce.New());

    public static Secretariat Read(TableRow row)
    {
        var channel = Text(row, "ChannelId");
        return new Secretariat(
            new Ward(Text(row, "Ward")),
            new ConversationReference
            {
                ServiceUrl = Text(row, "ServiceUrl"),
                ChannelId = row.GetString("Channel"),
                Conversation = new ConversationAccount(channel, "channel", row.GetString("Tenant"), IsGroup: true),
                Bot = row.GetString("Bot") is { } bot ? new ChannelAccount(bot) : null,
                // It is said to nobody in particular.
                User = new ChannelAccount(channel),
            },
            row.GetString("TeamId"),
            row.GetBoolean("GuestsCount") ?? false,
            Text(row, "RegisteredBy"),
            row.GetDateTimeOffset("RegisteredAt") ?? default)
        {
            Membership = row.GetString(nameof(Secretariat.Membership)) ?? "",
        };
    }

    private static string Text(TableRow row, string name) =>
        row.GetString(name) ?? throw new TableStoreException($"A registered channel lacks {name}.");
}
