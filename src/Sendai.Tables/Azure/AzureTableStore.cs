using Azure;
using Azure.Core;

namespace Sendai.Tables.AzureTables;

/// <summary>
/// Azure Table Storage over its REST protocol, or Azurite. One instance serves the whole process.
/// </summary>
/// <remarks>
/// <para>Every row carries two properties more than it shows, WriteId and WriteBase (see Verdict.cs): by them a write is recognised
/// whose answer was lost. Rows of other programs may lack them.</para>
/// <para>A call may take as long as several answers and the pauses between tries; cancel it to wait for less. A write that was
/// cancelled may have been carried out.</para>
/// </remarks>
public sealed class AzureTableStore : ITableStore
{
    private readonly TableReader reader;
    private readonly TableWriter writer;

    /// <summary>A storage account by the identity of this program, which needs the role Storage Table Data Contributor.</summary>
    /// <param name="endpoint">The table endpoint, https://….table.core.windows.net.</param>
    /// <param name="credential">Asked for tokens for https://storage.azure.com/.default.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not https.</exception>
    public AzureTableStore(Uri endpoint, TokenCredential credential, TableClientOptions? options = null)
        : this(new TableService(endpoint, credential, options ?? new TableClientOptions()))
    {
    }

    /// <summary>A storage account by its key, or Azurite with <c>UseDevelopmentStorage=true</c>.</summary>
    /// <param name="connectionString">
    /// AccountName and AccountKey, with TableEndpoint or EndpointSuffix and DefaultEndpointsProtocol when they are not the usual ones.
    /// </param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">Something is missing or wrong in it; the message names the setting, never its value.</exception>
    public AzureTableStore(string connectionString, TableClientOptions? options = null)
        : this(new TableService(ConnectionString.Parse(connectionString), options ?? new TableClientOptions()))
    {
    }

    private AzureTableStore(TableService service)
    {
        reader = new TableReader(service);
        writer = new TableWriter(service, reader);
    }

    /// <inheritdoc/>
    public async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableRules.CheckAddress(table, partitionKey, rowKey);
        return await reader.GetAsync(table, partitionKey, rowKey, withMarks: false, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteResult> InsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        WriteAsync(table, new TableOperation.Insert(row), cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> ReplaceAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        WriteAsync(table, new TableOperation.Replace(row, ifMatch), cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> MergeAsync(string table, TableRow row, ETag ifMatch, CancellationToken cancellationToken) =>
        WriteAsync(table, new TableOperation.Merge(row, ifMatch), cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> UpsertAsync(string table, TableRow row, CancellationToken cancellationToken) =>
        WriteAsync(table, new TableOperation.Upsert(row), cancellationToken);

    /// <inheritdoc/>
    public async Task<WriteResult> DeleteAsync(
        string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken) =>
        await WriteAsync(table, new TableOperation.Delete(partitionKey, rowKey, ifMatch), cancellationToken);

    /// <inheritdoc/>
    public async Task<TransactionResult> TransactAsync(
        string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableRules.CheckTransaction(table, operations);
        return await writer.WriteAsync(table, operations, isTransaction: true, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<TablePage> QueryAsync(
        string table, TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckQuery(query);
        return await reader.QueryAsync(table, query, continuation, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken) => reader.ListTablesAsync(cancellationToken);

    private async Task<WriteResult> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        if (operation.Content is { } row)
        {
            TableRules.CheckSize(row);
        }

        if (operation.Condition is { } condition)
        {
            TableRules.CheckCondition(condition);
        }

        return await writer.WriteAsync(table, [operation], isTransaction: false, cancellationToken) switch
        {
            TransactionResult.Written(var etags) => new WriteResult.Written(etags[0]),
            TransactionResult.Failed(_, var reason) => reason,
            _ => throw new NotSupportedException(),
        };
    }
}
