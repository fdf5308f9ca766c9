using Azure;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>
/// The store as features see it. Every row that is written says in which format it is; a row of a newer format is a fault and
/// is shown to nobody, so that nothing is decided by half of what stands in it.
/// </summary>
internal sealed class FormattedStore : ITableStore, IAsyncDisposable
{
    private readonly ITableStore engine;
    private readonly StoreGate? gate;

    /// <summary>For the program.</summary>
    public FormattedStore(ITableStore engine, TimeProvider time)
        : this(engine) => gate = new StoreGate(engine, time);

    private FormattedStore(ITableStore engine) => this.engine = engine;

    /// <summary>For a restore, which alone may work on a store that is half restored.</summary>
    public static FormattedStore WithoutGate(ITableStore engine) => new(engine);

    public async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        await BeforeReadAsync(cancellationToken);
        return await engine.GetAsync(table, partitionKey, rowKey, cancellationToken) is { } row ? Shown(row) : null;
    }

    public async Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken)
    {
        await BeforeWriteAsync(cancellationToken);
        return await engine.InsertAsync(table, Written(row), cancellationToken);
    }

    public async Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken)
    {
        await BeforeWriteAsync(cancellationToken);
        return await engine.ReplaceAsync(table, Written(row), ifMatch, cancellationToken);
    }

    public async Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken)
    {
        await BeforeWriteAsync(cancellationToken);
        return await engine.MergeAsync(table, Written(row), ifMatch, cancellationToken);
    }

    public async Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken)
    {
        await BeforeWriteAsync(cancellationToken);
        return await engine.UpsertAsync(table, Written(row), cancellationToken);
    }

    public async Task<WriteResult> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken)
    {
        await BeforeWriteAsync(cancellationToken);
        return await engine.DeleteAsync(table, partitionKey, rowKey, ifMatch, cancellationToken);
    }

    public async Task<TransactionResult> TransactAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        await BeforeWriteAsync(cancellationToken);
        return await engine.TransactAsync(table, [.. operations.Select(Written)], cancellationToken);
    }

    public async Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        await BeforeReadAsync(cancellationToken);
        var page = await engine.QueryAsync(table, WithFormat(query), continuation, cancellationToken);
        return page with { Rows = [.. page.Rows.Select(Shown)] };
    }

    public async Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken)
    {
        await BeforeReadAsync(cancellationToken);
        return await engine.ListTablesAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        gate?.Dispose();
        if (engine is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private static TableQuery WithFormat(TableQuery query) =>
        query.Select is { } names ? query with { Select = [.. names, RowFormats.Property] } : query;

    private static TableRow Shown(TableRow row) =>
        RowFormats.Of(row) > RowFormats.Current ? throw StoreRefusedException.Newer : row.Remove(RowFormats.Property);

    // A copy, since the caller may write the same row again.
    private static TableRow Written(TableRow row) => row.Properties.ContainsKey(RowFormats.Property)
        ? throw new ArgumentException($"{RowFormats.Property} belongs to the store.", nameof(row))
        : row.Copy().Set(RowFormats.Property, RowFormats.Current);

    private static TableOperation Written(TableOperation operation) => operation switch
    {
        TableOperation.Insert(var row) => new TableOperation.Insert(Written(row)),
        TableOperation.Replace(var row, var ifMatch) => new TableOperation.Replace(Written(row), ifMatch),
        TableOperation.Merge(var row, var ifMatch) => new TableOperation.Merge(Written(row), ifMatch),
        TableOperation.Upsert(var row) => new TableOperation.Upsert(Written(row)),
        _ => operation,
    };

    private ValueTask BeforeReadAsync(CancellationToken cancellationToken) => gate?.BeforeReadAsync(cancellationToken) ?? default;

    private ValueTask BeforeWriteAsync(CancellationToken cancellationToken) => gate?.BeforeWriteAsync(cancellationToken) ?? default;
}
