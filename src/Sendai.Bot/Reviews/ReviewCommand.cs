using Sendai.Bot.People;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Reviews;

/// <summary>A wish to change something in a ward's sessions.</summary>
/// <typeparam name="T">What the caller wants to know afterwards.</typeparam>
/// <param name="Sessions">The ids of the sessions that it looks at.</param>
/// <param name="Decide">
/// Looks at the draft and changes it. It may be called several times, each time with what is there then; nothing that it does
/// elsewhere may matter.
/// </param>
internal sealed record ReviewCommand<T>(IReadOnlyList<string> Sessions, Func<ReviewDraft, T> Decide)
{
    /// <summary>The press that asked for it, and what to answer when the same press has done it before, by what it left (see <see cref="ReviewDraft.Spend"/>).</summary>
    public ReviewPress<T>? Press { get; init; }
}

/// <summary>A press that counts once.</summary>
/// <typeparam name="T">What the caller wants to know.</typeparam>
/// <param name="Turn">The press.</param>
/// <param name="Data">Its data, with the nonce of its card.</param>
/// <param name="Again">The answer when it comes again.</param>
internal sealed record ReviewPress<T>(Turn Turn, ActionData Data, Func<string, T> Again);

/// <summary>A command that waits for its turn.</summary>
internal abstract class PendingCommand
{
    public abstract IReadOnlyList<string> Sessions { get; }

    /// <summary>The key of its press; null when there is none.</summary>
    public abstract string? PressKey { get; }

    /// <summary>Whether nobody waits for it any more.</summary>
    public abstract bool IsGivenUp { get; }

    /// <summary>Answers when its press has counted before.</summary>
    public abstract Task<bool> IsSpentAsync(ITableStore tables, string partition, CancellationToken cancellationToken);

    /// <summary>Changes the draft, and keeps its answer until it is written.</summary>
    public abstract void Decide(ReviewDraft draft);

    public abstract void Answer();

    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
/// <typeparam name="T">What the caller wants to know.</typeparam>
internal sealed class PendingCommand<T>(ReviewCommand<T> command, CancellationToken cancellationToken) : PendingCommand
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? decided;

    public Task<T> Task => answer.Task;

    public override IReadOnlyList<string> Sessions => command.Sessions;

    public override string? PressKey => command.Press is { } press ? Nonce.KeyOf(press.Turn, press.Data) : null;

    public override bool IsGivenUp => cancellationToken.IsCancellationRequested;

    public override async Task<bool> IsSpentAsync(ITableStore tables, string partition, CancellationToken cancellationToken)
    {
        if (command.Press is not { } press
            || await Nonce.SpentAsync(tables, ReviewRows.Table, partition, press.Turn, press.Data, cancellationToken) is not { } outcome)
        {
            return false;
        }

        answer.TrySetResult(press.Again(outcome));
        return true;
    }

    public override void Decide(ReviewDraft draft) => decided = command.Decide(draft.For(command.Press?.Turn, command.Press?.Data));

    public override void Answer() => answer.TrySetResult(decided!);

    public override void Fail(Exception fault) => answer.TrySetException(fault);
}
