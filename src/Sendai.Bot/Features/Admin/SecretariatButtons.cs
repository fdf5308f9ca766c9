using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>The buttons under the questions about a 事務局. Rights are asked again: the card may be old, and others see it too.</summary>
internal sealed partial class SecretariatButtons(
    AccessDesk desk,
    SecretariatRegistry registry,
    Secretariats secretariats,
    CurrentDirectory directory,
    IEnumerable<SecretariatRegistered> listeners,
    TimeProvider time,
    ILogger<SecretariatButtons> log)
{
    /// <summary>「登録する」.</summary>
    public async Task<AdaptiveCardInvokeResponse> RegisterAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        Ward? ward = directory.Snapshot.Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(AdminVerbs.Ward));
        if (await RefusalAsync(turn, ward, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        // Which channel it is says the press, not the card: its data could be anybody's.
        if (ward is not { } named || ChannelPlace.Of(turn) is not { } channel || data.IsAutomatic)
        {
            return Unusable();
        }

        var wanted = new Secretariat(
            named,
            channel,
            turn.Activity.ChannelData?.Team?.Id,
            data.GetString(AdminVerbs.Guests) == "true",
            turn.Reference.User.AadObjectId ?? "",
            time.GetUtcNow())
        {
            Membership = Nonce.New(),
        };
        if (await registry.RegisterAsync(turn, data, wanted, cancellationToken) is not RegistryResult.Done)
        {
            return Overtaken();
        }

        await TellAsync(wanted, cancellationToken);
        return ForAll(turn, RegisterCard.Done(wanted));
    }

    /// <summary>Tells the other features. It is registered whatever comes of that, so no fault of theirs may say that it is not.</summary>
    private async Task TellAsync(Secretariat wanted, CancellationToken cancellationToken)
    {
        try
        {
            // A press that came again may be older than the end of it.
            if ((await secretariats.FindAsync(wanted.Ward, cancellationToken))?.ChannelId == wanted.ChannelId)
            {
                foreach (var listener in listeners)
                {
                    await listener(wanted, cancellationToken);
                }
            }
        }
        catch (TableStoreException failure)
        {
            NotTold(log, failure.GetType().Name);
        }
    }

    /// <summary>「外す」.</summary>
    public async Task<AdaptiveCardInvokeResponse> EndAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var registered = await secretariats.AllAsync(cancellationToken);
        Ward? ward = directory.Snapshot.Content.Wards.Concat(registered.Select(one => one.Ward))
            .Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(AdminVerbs.Ward));
        if (await RefusalAsync(turn, ward, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (ward is not { } named || data.IsAutomatic)
        {
            return Unusable();
        }

        return await registry.EndAsync(turn, data, named, cancellationToken) is RegistryResult.Done
            ? ForAll(turn, EndCard.Done(named))
            : Overtaken();
    }

    /// <summary>「やめる」.</summary>
    public async Task<AdaptiveCardInvokeResponse> CancelAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        await RefusalAsync(turn, null, cancellationToken)
        ?? (data.IsAutomatic ? Unusable() : ForAll(turn, EndCard.Cancelled()));

    private async Task<AdaptiveCardInvokeResponse?> RefusalAsync(Turn turn, Ward? ward, CancellationToken cancellationToken) =>
        await desk.RefusalAsync(turn, Operation.RegisterSecretariat, ward, cancellationToken) is { } words
            ? AdaptiveCardInvokeResponse.Error("Forbidden", words)
            : null;

    private static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", AdminWords.CardUnusable);

    private static AdaptiveCardInvokeResponse Overtaken() => AdaptiveCardInvokeResponse.Error("Conflict", AdminWords.Overtaken);

    /// <summary>The answer of a press is seen by who pressed; the others see the message.</summary>
    private static AdaptiveCardInvokeResponse ForAll(Turn turn, AdaptiveCard card)
    {
        if (turn.Activity.ReplyToId is { Length: > 0 } message)
        {
            turn.Update(message, card);
        }

        return AdaptiveCardInvokeResponse.Card(card);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What waited for a newly registered channel was not sent: {Reason}")]
    private static partial void NotTold(ILogger log, string reason);
}
