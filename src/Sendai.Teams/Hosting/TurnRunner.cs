using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>Runs a handler within its time, whatever becomes of the request that began it.</summary>
internal sealed class TurnRunner(TimeProvider time, ILogger<TurnRunner> log)
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws, the person on the other side must get an answer.")]
    public async Task<Outcome> RunAsync(Turn turn, Admittance.Entered entered, TimeSpan limit, Func<CancellationToken, Task> handler)
    {
        using var stop = new CancellationTokenSource(limit - entered.Waited, time);
        // Not tied to the request: work that was begun is finished even when the channel hangs up.
        var running = handler(stop.Token);
        // Also a handler that was given up on holds its place until it really ends: it still works.
        _ = running.ContinueWith(
            _ => entered.Place.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
}

/// <summary>How a handler ended.</summary>
internal enum Outcome
{
    /// <summary>As it should.</summary>
    Done,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It took too long, and may still finish.</summary>
    TimedOut,
}
