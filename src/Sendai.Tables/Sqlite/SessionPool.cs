using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Sendai.Tables.Sqlite;

// At most so many sessions at work, opened when first needed. One of these with a single place is the writer.
internal sealed class SessionPool(SqliteSource source, int size) : IAsyncDisposable
{
    [SuppressMessage("Usage", "CA2213", Justification = "Holds no handle while nobody asks for one, and late callers may still wait on it.")]
    private readonly SemaphoreSlim places = new(size, size);
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private bool closed;

    public async Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(closed, typeof(SqliteTableStore));
            return SqliteFault.Translate(source, () => Run(work));
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
