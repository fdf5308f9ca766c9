using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Hosting;

/// <summary>Brings an activity to its handler, once, within its time, and makes the answer of what came out.</summary>
internal sealed class Dispatcher(ActivityRoutes routes, TimeProvider time, ILogger<Dispatcher> log)
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
            { Type: ActivityTypes.ConversationUpdate, MembersRemoved: not null } => await MembersChangedAsync(turn),
        // Teams adds new types at any time and wants no error for them.
        _ => new Answer(StatusCodes.Status200OK),
    };

    private static bool HasBot(Turn turn, IReadOnlyList<ChannelAccount> members) =>
        turn.Reference.Bot?.Id is { } bot && members.Any(member => member?.Id == bot);

    private async Task<Answer> MessageAsync(Turn turn)
    {
        var entry = Begin(messages, turn, out var isFirst);
        if (!isFirst)
        {
            return Answer.Taken;
        }

        var outcome = await RunAsync(turn, MessageLimit, async stop => await GuardedAsync(turn, routes.MessageOf(turn.Text), stop));
        var outgoing = turn.Close();
        switch (outcome)
        {
            case Outcome.Done:
                return Answer.Taken with { Outgoing = outgoing };
            case Outcome.Failed:
                messages.Forget(entry);
                return Sorry(turn, Words.MessageFailed);
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
        var entry = installed.Begin(turn.Reference.Conversation.Id!, "", out var isFirst);
        if (!isFirst)
        {
            return Answer.Taken;
        }

        var outcome = await RunAsync(turn, MessageLimit, stop => GuardedAsync(turn, routes.Installed, stop));
        var outgoing = turn.Close();
        if (outcome == Outcome.Done)
        {
            return Answer.Taken with { Outgoing = outgoing };
        }

        // Nobody waits for a welcome, so nothing is said; the second of the two activities gets its chance.
        installed.Forget(entry);
        return Answer.Taken;
    }

    private async Task<Answer> MembersChangedAsync(Turn turn)
    {
        await RunAsync(turn, MessageLimit, async stop => await (routes.MembersChanged?.Invoke(turn, stop) ?? Task.CompletedTask));
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

    private async Task<Answer> RemovedAsync(Turn turn)
    {
        installed.Forget((turn.Reference.Conversation.Id!, ""));
        await RunAsync(turn, MessageLimit, stop => routes.Removed?.Invoke(turn, stop) ?? Task.CompletedTask);
        turn.Close();
        return new Answer(StatusCodes.Status200OK);
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

        var entry = Begin(invokes, turn, out var isFirst);
        if (!isFirst)
        {
            return Answer.Of(await entry!.Answer);
        }

        AdaptiveCardInvokeResponse? response = null;
        var outcome = await RunAsync(turn, InvokeLimit, async stop =>
            response = await routes.RefusalAsync(turn, stop) is { } words
                ? AdaptiveCardInvokeResponse.Error("Forbidden", words)
                : await handler(turn, data, stop));
        var answer = outcome switch
        {
            Outcome.Done => Answer.Of(response!) with { Outgoing = turn.Close() },
            Outcome.Failed => Answer.Of(Failure("InternalError", Words.InvokeFailed)),
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

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws, the person on the other side must get an answer.")]
    private async Task<Outcome> RunAsync(Turn turn, TimeSpan limit, Func<CancellationToken, Task> handler)
    {
        using var stop = new CancellationTokenSource(limit, time);
        // Not tied to the request: work that was begun is finished even when the channel hangs up.
        var running = handler(stop.Token);
        try
        {
            await running.WaitAsync(stop.Token);
            return Outcome.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.HandlerTimedOut(log, turn.Activity.Type, turn.Activity.Id);
            // Left to itself, but its failure must not come up as an unobserved one.
            _ = running.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return Outcome.TimedOut;
        }
        catch (Exception failure)
        {
            Log.HandlerFailed(log, turn.Activity.Type, turn.Activity.Id, failure.GetType().FullName);
            return Outcome.Failed;
        }
    }

    private static RecentActivities.Entry? Begin(RecentActivities recent, Turn turn, out bool isFirst)
    {
        isFirst = true;
        return turn.Activity.Id is { Length: > 0 } id ? recent.Begin(turn.Reference.Conversation.Id!, id, out isFirst) : null;
    }

    private enum Outcome
    {
        Done,
        Failed,
        TimedOut,
    }
}
