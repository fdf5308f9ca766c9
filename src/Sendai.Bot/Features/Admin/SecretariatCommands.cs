using Sendai.Bot.Access;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>What an administrator writes about the 事務局 of the wards. Nothing changes here: a card asks first.</summary>
internal sealed class SecretariatCommands(
    AccessDesk desk, SecretariatRegistry registry, Secretariats secretariats, MemberReader members, AuditLog audit, CurrentDirectory directory)
{
    /// <summary>「事務局に登録 ○○区」, in the channel.</summary>
    public async Task RegisterAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var content = directory.Snapshot.Content;
        var ward = WardNames.Exactly(content.Wards, words);
        if (await desk.RefusalAsync(turn, Operation.RegisterSecretariat, ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else if (ward is not { } named)
        {
            turn.Reply(AccessWords.WhichWard(AdminVerbs.RegisterWords, content.Wards));
        }
        else if (ChannelPlace.Of(turn) is not { } channel)
        {
            turn.Reply(AdminWords.WriteItInTheChannel(named));
        }
        else if (await members.ReadAsync(channel, cancellationToken) is not { } people)
        {
            turn.Reply(AdminWords.MembersNotRead);
        }
        else
        {
            turn.Reply(RegisterCard.Ask(named, people, await registry.LookAsync(named, cancellationToken), channel.Conversation.Id!));
        }
    }

    /// <summary>「事務局の登録を外す ○○区」, anywhere: the channel may be gone.</summary>
    public async Task EndAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var content = directory.Snapshot.Content;
        // A ward that the directory has no more can still have a channel.
        var ward = WardNames.Exactly(content.Wards, words) ?? await RegisteredAsync(words, cancellationToken);
        if (await desk.RefusalAsync(turn, Operation.RegisterSecretariat, ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else if (ward is not { } named)
        {
            turn.Reply(AccessWords.WhichWard(AdminVerbs.EndWords, content.Wards));
        }
        else if (await registry.LookAsync(named, cancellationToken) is { Secretariat: not null } registered)
        {
            turn.Reply(EndCard.Ask(named, registered));
        }
        else
        {
            turn.Reply(AdminWords.NothingRegistered(named));
        }
    }

    /// <summary>「事務局の一覧」.</summary>
    public async Task ListAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await desk.RefusalAsync(turn, Operation.ReadSecretariats, null, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        await audit.RecordAsync(turn.Reference.User, Operation.ReadSecretariats, "", AuditOutcome.Done, cancellationToken);
        var all = await secretariats.AllAsync(cancellationToken);
        var counted = await Task.WhenAll(all.Select(async one => (one, await members.ReadAsync(one.Channel, cancellationToken))));
        turn.Reply(ListCard.Of(directory.Snapshot.Content.Wards, counted, ChannelPlace.IdOf(turn)));
    }

    private async Task<Ward?> RegisteredAsync(string words, CancellationToken cancellationToken) =>
        WardNames.Exactly([.. (await secretariats.AllAsync(cancellationToken)).Select(one => one.Ward)], words);
}
