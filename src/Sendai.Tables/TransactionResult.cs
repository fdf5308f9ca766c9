using Azure;

namespace Sendai.Tables;

/// <summary>What became of a transaction.</summary>
public abstract record TransactionResult
{
    private TransactionResult()
    {
    }

    /// <summary>All of it is done and durable.</summary>
    /// <param name="ETags">The new versions in the order of the operations; empty for a delete.</param>
    public sealed record Written(IReadOnlyList<ETag> ETags) : TransactionResult;

    /// <summary>None of it is done.</summary>
    /// <param name="Index">The operation that could not be carried out, counted from 0.</param>
    /// <param name="Reason">
    /// <see cref="WriteResult.Conflict"/>, <see cref="WriteResult.NotFound"/> or <see cref="WriteResult.AlreadyExists"/>.
    /// </param>
    public sealed record Failed(int Index, WriteResult Reason) : TransactionResult;
}
