using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Sendai.Tables.Sqlite;

// At most so many sessions at work, opened when first needed. One of these with a single place is the writer.
internal sealed class SessionPool(SqliteSource source, int size) : IAsyncDisposable
{
    // How long another process may keep a writer waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [SuppressMessage("Usage", "CA2213", Justification = "Holds no handle while nobody asks for one, and late callers may still wait on it.")]
    private readonly SemaphoreSlim places = new(size, size);
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private bool closed;

    public Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) => HoldAsync(
        () => Task.FromResult(SqliteFault.Translate(source, () => Run(work))), cancellationToken);

    // In a transaction, which stays when the work is done.
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Predicate<T> isDone, CancellationToken cancellationToken) => HoldAsync(
        () => WriteInTurnAsync(work, isDone, cancellationToken), cancellationToken);

    // SQLite keeps no queue and asks ten times a second, so that beside a process that writes without a pause it may never
    // hit the moment between two writes. Asked often and at random it does.
    private async Task<T> WriteInTurnAsync<T>(Func<SqliteSession, T> work, Predicate<T> isDone, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var (done, result) = SqliteFault.Translate(
                source, () => Run(session => (session.TryTransact(() => work(session), isDone, out var result), result)));
            if (done)
            {
                return result!;
            }

            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TableStoreException($"{source} {SqliteFault.Locked}.");
            }

            await Task.Delay(RandomNumberGenerator.GetInt32(1, 8), cancellationToken);
        }
    }

    private async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(closed, typeof(SqliteTableStore));
            return await work();
        }
        finally
        {
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // With every place taken nobody is at work; whoever still waits then finds the pool closed.
        for (var taken = 0; taken < size; taken++)
        {
            await places.WaitAsync();
        }

        closed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        places.Release(size);
    }

    private T Run<T>(Func<SqliteSession, T> work)
    {
        if (!idle.TryTake(out var session))
        {
            session = new SqliteSession(source);
        }

        try
        {
            var result = work(session);
            idle.Add(session);
            return result;
        }
        catch
        {
            // A statement that broke off may still hold a lock; closing the connection lets go of it.
            session.Dispose();
            throw;
        }
    }
}
