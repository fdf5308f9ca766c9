using Microsoft.AspNetCore.Http;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>Brings an activity to its handler, once, within its time, and makes the answer of what came out.</summary>
internal sealed class Dispatcher(ActivityRoutes routes, FrontDoor door, TurnRunner work, TurnClaims claims, TimeProvider time)
{
    // Teams gives up on an invoke after about 5 seconds and re-sends a message after about 15.
    private static readonly TimeSpan InvokeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MessageLimit = TimeSpan.FromSeconds(12);

    private readonly RecentActivities messages = new(time, 20_000);
    // Fewer, because each keeps its answer, a card of some kilobytes.
    private readonly RecentActivities invokes = new(time, 2_000);
    private readonly RecentActivities installed = new(time, 20_000);

    public async Task<Answer> DispatchAsync(Turn turn)
    {
        var watch = TurnWatch.Begin(turn);
        var outcome = TurnOutcome.Failed;
        try
        {
            var answer = await AnswerAsync(turn);
            outcome = answer.Outcome;
            return answer;
        }
        finally
        {
            watch.End(outcome);
        }
    }

    private async Task<Answer> AnswerAsync(Turn turn) => turn.Activity switch
    {
        { Type: ActivityTypes.Message } => await MessageAsync(turn),
        { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" } =>
            Press.Of(turn, routes, out var otherwise) is { } press
                ? await InvokeAsync(turn, press)
                : Answer.Of(otherwise) with { Outcome = TurnOutcome.Ignored },
        { Type: ActivityTypes.Invoke, Name: MessagingExtensionQuery.InvokeName } when Search.Of(turn, routes) is { } search =>
            await InvokeAsync(turn, search),
        { Type: ActivityTypes.Invoke } => new Answer(StatusCodes.Status501NotImplemented) { Outcome = TurnOutcome.Ignored },
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => await InstalledAsync(turn),
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => await RemovedAsync(turn),
        { Type: ActivityTypes.ConversationUpdate, MembersAdded: { } added } when HasBot(turn, added) => await InstalledAsync(turn),
        { Type: ActivityTypes.ConversationUpdate, MembersRemoved: { } removed } when HasBot(turn, removed) => await RemovedAsync(turn),
        { Type: ActivityTypes.ConversationUpdate, MembersAdded: not null } or
            { Type: ActivityTypes.ConversationUpdate, MembersRemoved: not null } => await TellAsync(turn, routes.MembersChanged),
        // Teams adds new types at any time and wants no error for them.
        _ => Answer.Ignored,
    };

    private static bool HasBot(Turn turn, IReadOnlyList<ChannelAccount> members) =>
        turn.Reference.Bot?.Id is { } bot && members.Any(member => member?.Id == bot);

    // A turn is remembered only when it has its place: whoever is turned away may come again with the same id.
    private async Task<Answer> MessageAsync(Turn turn)
    {
        var key = Key(turn);
        if (Find(messages, key) is not null)
        {
            return Answer.Duplicate;
        }

        switch (await door.AdmitAsync(turn))
        {
            case Admittance.Entered entered:
                return await MessageAsync(turn, key, entered);
            case Admittance.TooMany { IsFirst: true }:
                return Sorry(turn, Words.TooManyMessages, TurnOutcome.TooMany);
            case Admittance.TooMany:
                // Whoever sends without end must not make the bot do so.
                return Answer.TooMany;
            default:
                return Answer.Later;
        }
    }

    private async Task<Answer> MessageAsync(Turn turn, UInt128? key, Admittance.Entered entered)
    {
        var entry = Begin(messages, key, entered, out var isFirst);
        if (!isFirst || !await IsOursAsync(claims.TakeAsync(turn), entered))
        {
            return Answer.Duplicate;
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
                await claims.ForgetAsync(turn);
                return Sorry(turn, why ?? Words.MessageFailed, TurnOutcome.Failed);
            default:
                return Sorry(turn, Words.MessageTimedOut, TurnOutcome.TimedOut);
        }
    }

    /// <summary>Not a 5xx: Teams would send the message again, and an answer could follow the words that there is none.</summary>
    private static Answer Sorry(Turn failed, string words, string outcome)
    {
        var turn = new Turn(failed.Activity, failed.Reference);
        turn.Reply(words);
        return Answer.Taken with { Outgoing = turn.Close(), Outcome = outcome };
    }

    private async Task<Answer> InstalledAsync(Turn turn)
    {
        // Who shares it with others asks them: the end of the stay may have been told to another.
        UInt128? place = claims.AreShared ? null : Place(turn);
        if (Find(installed, place) is not null)
        {
            return Answer.Duplicate;
        }

        if (await door.AdmitAsync(turn) is not Admittance.Entered entered)
        {
            return Answer.Later;
        }

        var entry = Begin(installed, place, entered, out var isFirst);
        if (!isFirst || !await IsOursAsync(claims.TakeArrivalAsync(turn), entered))
        {
            return Answer.Duplicate;
        }

        var outcome = await work.RunAsync(turn, entered, MessageLimit, stop => GuardedAsync(turn, routes.Installed, stop));
        var outgoing = turn.Close();
        if (outcome == Outcome.Done)
        {
            return Answer.Taken with { Outgoing = outgoing };
        }

        // Nobody waits for a welcome, so nothing is said; the second of the two activities gets its chance.
        installed.Forget(entry);
        await claims.ForgetArrivalAsync(turn);
        return Answer.Taken with { Outcome = Named(outcome) };
    }

    /// <summary>The handler only hears of it: nothing is said to anybody.</summary>
    private async Task<Answer> TellAsync(Turn turn, Func<Turn, CancellationToken, Task>? handler)
    {
        if (await door.AdmitAsync(turn) is not Admittance.Entered entered)
        {
            return Answer.Later;
        }

        var outcome = await work.RunAsync(turn, entered, MessageLimit, async stop => await (handler?.Invoke(turn, stop) ?? Task.CompletedTask));
        turn.Close();
        return new Answer(StatusCodes.Status200OK) { Outcome = Named(outcome) };
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
        await claims.ForgetArrivalAsync(turn);
        return await TellAsync(turn, routes.RemovedAsync);
    }

    private async Task<Answer> InvokeAsync(Turn turn, IInvoke invoke)
    {
        var key = Key(turn);
        if (Find(invokes, key) is { } known)
        {
            return Answer.Of(await known.Answer) with { Outcome = TurnOutcome.Duplicate };
        }

        return await door.AdmitAsync(turn) switch
        {
            Admittance.Entered entered => await InvokeAsync(turn, invoke, key, entered),
            Admittance.TooMany => Answer.Of(invoke.Refuse(InvokeFault.TooMany)) with { Outcome = TurnOutcome.TooMany },
            // Nobody sends a press again by itself, so the person must hear of it.
            _ => Answer.Of(invoke.Refuse(InvokeFault.Busy)) with { Outcome = TurnOutcome.Busy },
        };
    }

    private async Task<Answer> InvokeAsync(Turn turn, IInvoke invoke, UInt128? key, Admittance.Entered entered)
    {
        var entry = Begin(invokes, key, entered, out var isFirst);
        if (!isFirst)
        {
            return Answer.Of(await entry!.Answer) with { Outcome = TurnOutcome.Duplicate };
        }

        if (entry is not null && invoke.AnswerWhenTaken is { } taken && !await IsOursAsync(claims.TakeAsync(turn), entered))
        {
            entry.Settle(taken);
            return Answer.Of(taken) with { Outcome = TurnOutcome.Duplicate };
        }

        byte[]? response = null;
        string? why = null;
        var outcome = await work.RunAsync(
            turn,
            entered,
            InvokeLimit,
            stop => HeardAsync(
                async () => response = await routes.RefusalAsync(turn, stop) is { } words ? invoke.Refuse(words) : await invoke.RunAsync(turn, stop),
                words => why = words));
        var answer = outcome switch
        {
            Outcome.Done => Answer.Of(response!) with { Outgoing = turn.Close() },
            Outcome.Failed => Answer.Of(why is null ? invoke.Refuse(InvokeFault.Failed) : invoke.Refuse(why)) with { Outcome = TurnOutcome.Failed },
            // It may still finish, so the same press must not run it a second time: the entry stays.
            _ => Answer.Of(invoke.Refuse(InvokeFault.TimedOut)) with { Outcome = TurnOutcome.TimedOut },
        };
        turn.Close();
        if (outcome == Outcome.Failed)
        {
            invokes.Forget(entry);
            if (invoke.AnswerWhenTaken is not null)
            {
                await claims.ForgetAsync(turn);
            }
        }

        entry?.Settle(answer.Body!);
        return answer;
    }

    private static string Named(Outcome outcome) => outcome switch
    {
        Outcome.Done => TurnOutcome.Done,
        Outcome.Failed => TurnOutcome.Failed,
        _ => TurnOutcome.TimedOut,
    };

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

    /// <summary>When another instance took it in, the place of the turn is given back.</summary>
    private static async Task<bool> IsOursAsync(Task<bool> claim, Admittance.Entered entered)
    {
        var isOurs = await claim;
        if (!isOurs)
        {
            entered.Place.Dispose();
        }

        return isOurs;
    }

    /// <summary>What is the same when the channel sends the same again; null when the activity has no id.</summary>
    private static UInt128? Key(Turn turn) =>
        turn.Activity.Id is { Length: > 0 } id ? Fingerprint.Of(turn.Reference.Conversation.Id!, id) : null;

    private static UInt128 Place(Turn turn) => Fingerprint.Of(turn.Reference.Conversation.Id!);
}
