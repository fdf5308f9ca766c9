namespace Sendai.Tables.AzureTables;

// Carries writes out, one or a transaction, until it is known what became of them.
internal sealed class TableWriter(TableService service, TableReader reader)
{
    private const int MaxRounds = 5;

    public async Task<TransactionResult> WriteAsync(
        string table, IReadOnlyList<TableOperation> operations, bool isTransaction, CancellationToken cancellationToken)
    {
        var writeId = Guid.NewGuid();
        var attempt = operations;
        var isInDoubt = false;
        for (var round = 1; ; round++)
        {
            var request = isTransaction
                ? BatchRequest.Of(service.Endpoint, table, attempt, writeId)
                : TableRequests.Write(table, attempt[0], writeId, service.Json);
            var (reply, delay) = await SendAsync(request, attempt.Count, round, cancellationToken);
            if (reply.IsDone)
            {
                return new TransactionResult.Written(reply.ETags);
            }

            isInDoubt |= reply.IsInDoubt;
            if (LacksTable(reply, attempt) && round < MaxRounds)
            {
                await CreateTableAsync(table, cancellationToken);
                continue;
            }

            if (!isInDoubt)
            {
                return reply.Refusal is { } reason && !LacksTable(reply, attempt)
                    ? new TransactionResult.Failed(reply.Error.Index, reason)
                    : throw reply.Cause!;
            }

            switch (Verdict.Of(operations, writeId, await RowsAsync(table, operations, cancellationToken)))
            {
                case Verdict.Settled(var result):
                    return result;
                case Verdict.Repeat(var next) when round < MaxRounds:
                    attempt = next;
                    break;
                default:
                    throw TableFault.Unknown(reply.Cause);
            }

            await Task.Delay(delay, cancellationToken);
        }
    }

    private async Task<(WriteReply Reply, TimeSpan Delay)> SendAsync(
        TableRequest request, int operations, int round, CancellationToken cancellationToken)
    {
        try
        {
            using var message = await service.SendAsync(request, cancellationToken);
            var reply = WriteReply.Of(message.Response, request, operations);
            // Reads Retry-After, so it has to come before the message is gone.
            return (reply, reply.IsDone ? TimeSpan.Zero : service.Delays.GetNextDelay(message.Response, round));
        }
        catch (TableStoreException e)
        {
            return (WriteReply.Lost(e, request.IsInDoubt), service.Delays.GetNextDelay(null, round));
        }
        catch (FormatException)
        {
            return (WriteReply.Lost(TableFault.Garbled(service.Host), isInDoubt: true), service.Delays.GetNextDelay(null, round));
        }
    }

    // An insert or an upsert finds no row missing, so what it misses is the table. What asks for a row need not create one:
    // there is nothing in it either way.
    private static bool LacksTable(WriteReply reply, IReadOnlyList<TableOperation> operations) =>
        reply.Status == 404
        && (reply.Error.Code == "TableNotFound"
            ? operations.Any(operation => operation is TableOperation.Insert or TableOperation.Upsert)
            : operations[reply.Error.Index] is TableOperation.Insert or TableOperation.Upsert);

    private async Task CreateTableAsync(string table, CancellationToken cancellationToken)
    {
        var (reply, _) = await SendAsync(TableRequests.CreateTable(table), 1, 1, cancellationToken);
        if (!reply.IsDone && reply.Error.Code != "TableAlreadyExists" && !reply.IsInDoubt)
        {
            throw reply.Cause!;
        }
    }

    private async Task<TableRow?[]> RowsAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.WhenAll(operations.Select(
                operation => reader.GetAsync(table, operation.PartitionKey, operation.RowKey, withMarks: true, cancellationToken)));
        }
        catch (TableStoreException e)
        {
            throw TableFault.Unknown(e);
        }
    }
}
