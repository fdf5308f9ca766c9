using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Hosting.Limits;

namespace Sendai.Teams.Hosting;

/// <summary>
/// Runs a handler within its time, whatever becomes of the request that began it. A graceful stop waits for handlers that
/// were given up on as well: they may be writing.
/// </summary>
internal sealed class TurnRunner(TimeProvider time, ILogger<TurnRunner> log) : IHostedService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private int atWork;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Looking now and then costs less than keeping book of every turn.
        while (Volatile.Read(ref atWork) is var left and > 0)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                Log.TurnsAbandoned(log, left);
                return;
            }

            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws, the person on the other side must get an answer.")]
    public async Task<Outcome> RunAsync(Turn turn, Admittance.Entered entered, TimeSpan limit, Func<CancellationToken, Task> handler)
    {
        using var stop = new CancellationTokenSource(limit - entered.Waited, time);
        // Not tied to the request: work that was begun is finished even when the channel hangs up.
        var running = handler(stop.Token);
        Interlocked.Increment(ref atWork);
        // Also a handler that was given up on holds its place until it really ends: it still works.
        _ = running.ContinueWith(
            _ =>
            {
                entered.Place.Dispose();
                Interlocked.Decrement(ref atWork);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
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
