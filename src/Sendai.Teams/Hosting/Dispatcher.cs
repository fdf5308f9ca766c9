using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>Brings an activity to its handler, once, within its time, and makes the answer of what came out.</summary>
internal sealed class Dispatcher(ActivityRoutes routes, FrontDoor door, TurnRunner work, TimeProvider time)
{
    // Teams gives up on an invoke after about 5 seconds and re-sends a message after about 15.
    private static readonly TimeSpan InvokeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MessageLimit = TimeSpan.FromSeconds(12);

    private readonly RecentActivities messages = new(time, 20_000);
    // Fewer, because each keeps its answer, a card of some kilobytes.
    private readonly RecentActivities invokes = new(time, 2_000);
    private readonly RecentActivities installed = new(time, 20_000);

    public async Task<Answer> DispatchAsync(Turn turn) => turn.Activity switch
    {
        { Type: ActivityTypes.Message } => await MessageAsync(turn),
        { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" } => await ExecuteAsync(turn),
        { Type: ActivityTypes.Invoke } => new Answer(StatusCodes.Status501NotImplemented),
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => await InstalledAsync(turn),
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => await RemovedAsync(turn),
        { Type: ActivityTypes.ConversationUpdate, MembersAdded: { } added } when HasBot(turn, added) => await InstalledAsync(turn),
        { Type: ActivityTypes.ConversationUpdate, MembersRemoved: { } removed } when HasBot(turn, removed) => await RemovedAsync(turn),
        { Type: ActivityTypes.ConversationUpdate, MembersAdded: not null } or
            { Type: ActivityTypes.ConversationUpdate, MembersRemoved: not null } => await TellAsync(turn, routes.MembersChanged),
        // Teams adds new types at any time and wants no error for them.
        _ => new Answer(StatusCodes.Status200OK),
    };

    private static bool HasBot(Turn turn, IReadOnlyList<ChannelAccount> members) =>
        turn.Reference.Bot?.Id is { } bot && members.Any(member => member?.Id == bot);

    // A turn is remembered only when it has its place: whoever is turned away may come again with the same id.
    private async Task<Answer> MessageAsync(Turn turn)
    {
        if (Find(messages, Key(turn)) is not null)
        {
            return Answer.Taken;
        }

        switch (await door.AdmitAsync(turn))
        {
            case Admittance.Entered entered:
                return await MessageAsync(turn, entered);
            case Admittance.TooMany { IsFirst: true }:
                return Sorry(turn, Words.TooManyMessages);
            case Admittance.TooMany:
                // Whoever sends without end must not make the bot do so.
                return Answer.Taken;
            default:
                return Answer.Later;
        }
    }

    private async Task<Answer> MessageAsync(Turn turn, Admittance.Entered entered)
    {
        var entry = Begin(messages, Key(turn), entered, out var isFirst);
        if (!isFirst)
        {
            return Answer.Taken;
        }

        string? why = null;
        var outcome = await work.RunAsync(
            turn, entered, MessageLimit, stop => HeardAsync(async () => await GuardedAsync(turn, routes.MessageOf(turn.Text), stop), words => why = words));
        var outgoing = turn.Close();
        switch (outcome)
        {
            case Outcome.Done:
                return Answer.Taken with { Outgoing = outgoing };
            case Outcome.Failed:
                messages.Forget(entry);
                return Sorry(turn, why ?? Words.MessageFailed);
            default:
                return Sorry(turn, Words.MessageTimedOut);
        }
    }

    /// <summary>Not a 5xx: Teams would send the message again, and an answer could follow the words that there is none.</summary>
    private static Answer Sorry(Turn failed, string words)
    {
        var turn = new Turn(failed.Activity, failed.Reference);
        turn.Reply(words);
        return Answer.Taken with { Outgoing = turn.Close() };
    }

    private async Task<Answer> InstalledAsync(Turn turn)
    {
        if (Find(installed, Place(turn)) is not null)
        {
            return Answer.Taken;
        }

        if (await door.AdmitAsync(turn) is not Admittance.Entered entered)
        {
            return Answer.Later;
        }

        var entry = Begin(installed, Place(turn), entered, out var isFirst);
        if (!isFirst)
        {
            return Answer.Taken;
        }

        var outcome = await work.RunAsync(turn, entered, MessageLimit, stop => GuardedAsync(turn, routes.Installed, stop));
        var outgoing = turn.Close();
        if (outcome == Outcome.Done)
        {
            return Answer.Taken with { Outgoing = outgoing };
        }

        // Nobody waits for a welcome, so nothing is said; the second of the two activities gets its chance.
        installed.Forget(entry);
        return Answer.Taken;
    }

    /// <summary>The handler only hears of it: nothing is said to anybody.</summary>
    private async Task<Answer> TellAsync(Turn turn, Func<Turn, CancellationToken, Task>? handler)
    {
        if (await door.AdmitAsync(turn) is not Admittance.Entered entered)
        {
            return Answer.Later;
        }

        await work.RunAsync(turn, entered, MessageLimit, async stop => await (handler?.Invoke(turn, stop) ?? Task.CompletedTask));
        turn.Close();
        return new Answer(StatusCodes.Status200OK);
    }

    /// <summary>The handler behind the gates: what a gate says takes the place of the answer.</summary>
    private async Task GuardedAsync(Turn turn, Func<Turn, CancellationToken, Task>? handler, CancellationToken stop)
    {
        if (handler is null)
        {
            return;
        }

        if (await routes.RefusalAsync(turn, stop) is { } words)
        {
            turn.Reply(words);
        }
        else
        {
            await handler(turn, stop);
        }
    }

    /// <summary>Hears what may be said of a fault on its way to where it is logged.</summary>
    private async Task HeardAsync(Func<Task> handler, Action<string?> hear)
    {
        try
        {
            await handler();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            hear(routes.WordsFor(fault));
            throw;
        }
    }

    private async Task<Answer> RemovedAsync(Turn turn)
    {
        installed.Forget(Place(turn));
        return await TellAsync(turn, routes.RemovedAsync);
    }

    private async Task<Answer> ExecuteAsync(Turn turn)
    {
        if (Pressed(turn.Activity) is not { } data)
        {
            return Answer.Of(AdaptiveCardInvokeResponse.Error("BadRequest", Words.ButtonUnknown));
        }

        if (routes.Execute(data.Verb) is not { } handler)
        {
            return Answer.Of(AdaptiveCardInvokeResponse.Error("NotSupported", Words.ButtonUnknown));
        }

        if (Find(invokes, Key(turn)) is { } known)
        {
            return Answer.Of(await known.Answer);
        }

        return await door.AdmitAsync(turn) switch
        {
            Admittance.Entered entered => await ExecuteAsync(turn, data, handler, entered),
            Admittance.TooMany => Answer.Of(AdaptiveCardInvokeResponse.Error("TooManyRequests", Words.TooManyPresses)),
            // Nobody sends a press again by itself, so the person must hear of it.
            _ => Answer.Of(Failure("Busy", Words.Busy)),
        };
    }

    private async Task<Answer> ExecuteAsync(
        Turn turn,
        ActionData data,
        Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>> handler,
        Admittance.Entered entered)
    {
        var entry = Begin(invokes, Key(turn), entered, out var isFirst);
        if (!isFirst)
        {
            return Answer.Of(await entry!.Answer);
        }

        AdaptiveCardInvokeResponse? response = null;
        string? why = null;
        var outcome = await work.RunAsync(
            turn,
            entered,
            InvokeLimit,
            stop => HeardAsync(
                async () => response = await routes.RefusalAsync(turn, stop) is { } words
                    ? AdaptiveCardInvokeResponse.Error("Forbidden", words)
                    : await handler(turn, data, stop),
                words => why = words));
        var answer = outcome switch
        {
            Outcome.Done => Answer.Of(response!) with { Outgoing = turn.Close() },
            Outcome.Failed => Answer.Of(Failure("InternalError", why ?? Words.InvokeFailed)),
            // It may still finish, so the same press must not run it a second time: the entry stays.
            _ => Answer.Of(Failure("Timeout", Words.InvokeTimedOut)),
        };
        turn.Close();
        if (outcome == Outcome.Failed)
        {
            invokes.Forget(entry);
        }

        entry?.Settle(answer.Body!);
        return answer;
    }

    private static AdaptiveCardInvokeResponse Failure(string code, string message) =>
        AdaptiveCardInvokeResponse.Error(code, message) with { StatusCode = StatusCodes.Status500InternalServerError };

    private static ActionData? Pressed(Activity activity)
    {
        try
        {
            return activity.Value?.Deserialize(HostingJson.Wire.AdaptiveCardInvokeValue) is { Action.Verb: { Length: > 0 } verb } value
                ? new ActionData(verb, value.Action.Data, value.Trigger == "automatic")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RecentActivities.Entry? Find(RecentActivities recent, UInt128? key) => key is { } known ? recent.Find(known) : null;

    /// <summary>Remembers the turn; when another took it in meanwhile, its place is given back.</summary>
    private static RecentActivities.Entry? Begin(RecentActivities recent, UInt128? key, Admittance.Entered entered, out bool isFirst)
    {
        isFirst = true;
        var entry = key is { } known ? recent.Begin(known, out isFirst) : null;
        if (!isFirst)
        {
            entered.Place.Dispose();
        }

        return entry;
    }

    /// <summary>What is the same when the channel sends the same again; null when the activity has no id.</summary>
    private static UInt128? Key(Turn turn) =>
        turn.Activity.Id is { Length: > 0 } id ? Fingerprint.Of(turn.Reference.Conversation.Id!, id) : null;

    private static UInt128 Place(Turn turn) => Fingerprint.Of(turn.Reference.Conversation.Id!);
}
