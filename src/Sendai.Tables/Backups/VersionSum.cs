using System.Security.Cryptography;
using System.Text;

namespace Sendai.Tables.Backups;

// By which two readings of a partition are told apart: versions never come back.
internal sealed class VersionSum : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // Keys have no control characters.
    public void Add(TableRow row) => hash.AppendData(Encoding.UTF8.GetBytes($"{row.RowKey}\n{row.ETag}\n"));

    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
