using System.Text.Json;
using Azure;

namespace Sendai.Tables.AzureTables;

// Reads rows; a table that does not exist has none.
internal sealed class TableReader(TableService service)
{
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, bool withMarks, CancellationToken cancellationToken) =>
        ReadAsync(
            TableRequests.Get(table, partitionKey, rowKey),
            response => RowReader.ReadRow(response.Content.ToMemory().Span, withMarks),
            cancellationToken);

    public async Task<TablePage> QueryAsync(string table, TableQuery query, string? continuation, CancellationToken cancellationToken) =>
        await ReadAsync(
            TableRequests.Query(table, query, continuation),
            response => new TablePage(RowReader.ReadRows(response.Content.ToMemory().Span), Continuation.Of(response.Headers)),
            cancellationToken)
        ?? new TablePage([], null);

    public async Task<IReadOnlyList<string>> ListTablesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? next = null;
        do
        {
            var page = await ReadAsync(
                TableRequests.ListTables(next),
                response => (TableNames.Read(response.Content.ToMemory().Span), response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var more) ? more : null),
                cancellationToken);
            names.AddRange(page.Item1 ?? []);
            next = page.Item2;
        }
        while (!string.IsNullOrEmpty(next));
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private async Task<T?> ReadAsync<T>(TableRequest request, Func<Response, T> read, CancellationToken cancellationToken)
    {
        using var message = await service.SendAsync(request, cancellationToken);
        if (message.Response.Status == 404)
        {
            return default;
        }

        if (message.Response.Status != 200)
        {
            throw TableFault.Refused(message.Response.Status, ServiceError.Of(message.Response).Code);
        }

        try
        {
            return read(message.Response);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw TableFault.Garbled(service.Host);
        }
    }
}
