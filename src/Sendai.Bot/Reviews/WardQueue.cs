using System.Diagnostics.CodeAnalysis;

namespace Sendai.Bot.Reviews;

/// <summary>The commands that wait for a ward, in the order in which they came.</summary>
internal sealed class WardQueue(ReviewWriter writer)
{
    /// <summary>More than fit into a transaction are not looked at together.</summary>
    private const int Most = 40;

    private readonly Lock gate = new();
    private readonly List<PendingCommand> waiting = [];
    private bool isRunning;

    public void Add(PendingCommand command)
    {
        lock (gate)
        {
            waiting.Add(command);
            if (!isRunning)
            {
                isRunning = true;
                _ = Task.Run(RunAsync);
            }
        }
    }

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            Return(await WriteAsync(batch));
        }
    }

    private List<PendingCommand> Next()
    {
        lock (gate)
        {
            waiting.RemoveAll(command => command.IsGivenUp);
            List<PendingCommand> batch = [.. waiting.Take(Most)];
            waiting.RemoveRange(0, batch.Count);
            isRunning = batch.Count > 0;
            return batch;
        }
    }

    private void Return(IReadOnlyList<PendingCommand> left)
    {
        lock (gate)
        {
            waiting.InsertRange(0, left);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whoever waits hears of the fault; the next batch begins anew.")]
    private async Task<IReadOnlyList<PendingCommand>> WriteAsync(List<PendingCommand> batch)
    {
        try
        {
            return await writer.WriteAsync(batch);
        }
        catch (Exception fault)
        {
            batch.ForEach(command => command.Fail(fault));
            return [];
        }
    }
}
