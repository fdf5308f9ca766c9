using Azure;

namespace Sendai.Tables;

/// <summary>What became of a write, as far as a caller must expect it.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>Done and durable. (REST: 204 or 201.)</summary>
    /// <param name="ETag">The new version; empty after a delete.</param>
    public sealed record Written(ETag ETag) : WriteResult;

    /// <summary>The row has another version than the caller named; nothing changed. (REST: 412.)</summary>
    public sealed record Conflict : WriteResult;

    /// <summary>There is no such row; nothing changed. (REST: 404.)</summary>
    public sealed record NotFound : WriteResult;

    /// <summary>The keys are taken; nothing changed. (REST: 409.)</summary>
    public sealed record AlreadyExists : WriteResult;
}
