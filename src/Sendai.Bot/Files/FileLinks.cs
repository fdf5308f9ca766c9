using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Sendai.Tables;

namespace Sendai.Bot.Files;

/// <summary>
/// The links that are open. A token has 256 random bits and stands nowhere but in its link: the row is named by its hash, so
/// that whoever can read the store can take no file.
/// </summary>
internal sealed class FileLinks(ITableStore tables, TimeProvider time)
{
    public const string Table = "Files";

    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const string Partition = "links";
    private const string Kind = "Kind";
    private const string Target = "Target";
    private const string Who = "Who";
    private const string Until = "Until";
    private const int TokenBytes = 32;
    private const int TokenLength = 43;

    // More than come in between, so that they do not heap up; few enough for a press to wait for.
    private const int SweptTogether = 10;

    /// <summary>Opens a link, and answers its token.</summary>
    public async Task<string> OpenAsync(string kind, string target, string who, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await SweepAsync(now, cancellationToken);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var row = new TableRow(Partition, Key(token)).Set(Kind, kind).Set(Target, target).Set(Who, who).Set(Until, now + Life);
        return await tables.InsertAsync(Table, row, cancellationToken) is WriteResult.Written
            ? token
            : throw new TableStoreException("A link was there already.");
    }

    /// <summary>The link of a token, as long as it works.</summary>
    public async Task<FileLink?> FindAsync(string token, CancellationToken cancellationToken) =>
        IsToken(token)
        && await tables.GetAsync(Table, Partition, Key(token), cancellationToken) is { } row
        && row.GetDateTimeOffset(Until) is { } until && time.GetUtcNow() < until
            ? new FileLink(row.GetString(Kind) ?? "", row.GetString(Target) ?? "", row.GetString(Who) ?? "", until, row)
            : null;

    /// <summary>Uses a link up; only one of those who try hears yes.</summary>
    public async Task<bool> UseUpAsync(FileLink link, CancellationToken cancellationToken) =>
        await tables.DeleteAsync(Table, Partition, link.Row.RowKey, link.Row.ETag, cancellationToken) is WriteResult.Written;

    private async Task SweepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = new TableQuery { PartitionKey = Partition, Filter = $"Until lt {now}", Select = [Until], PageSize = SweptTogether };
        foreach (var row in (await tables.QueryAsync(Table, expired, continuation: null, cancellationToken)).Rows)
        {
            await tables.DeleteAsync(Table, Partition, row.RowKey, row.ETag, cancellationToken);
        }
    }

    private static bool IsToken(string text) =>
        text.Length == TokenLength && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static string Key(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}

/// <summary>A link that works.</summary>
/// <param name="Kind">The kind of its file.</param>
/// <param name="Target">Of what the file is made.</param>
/// <param name="Who">The object id of the person whom it was given to.</param>
/// <param name="Until">Its end.</param>
/// <param name="Row">As it was read.</param>
internal sealed record FileLink(string Kind, string Target, string Who, DateTimeOffset Until, TableRow Row);
