namespace Sendai.Domain.Summaries;

/// <summary>A line of <see cref="SummaryPart.Links"/>: what it is, and where.</summary>
/// <param name="Title">What stands in front of the address, or the address itself.</param>
/// <param name="Address">Null when the line has no address that may be opened.</param>
public sealed record SummaryLink(string Title, Uri? Address)
{
    private static readonly char[] Edges = [' ', '　', ':', '：', '|', '｜', '<', '>'];

    /// <summary>Reads a line. Only <c>https</c> without a user in it is an address: others could do more than show a page.</summary>
    public static SummaryLink Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var at = line.IndexOf("https://", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return new(line, null);
        }

        var rest = line[at..];
        var end = rest.AsSpan().IndexOfAnyExceptInRange('!', '~');
        var address = end < 0 ? rest : rest[..end];
        var title = string.Concat(line.AsSpan(0, at), end < 0 ? "" : rest.AsSpan(end)).Trim(Edges);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" }
            ? new(title.Length > 0 ? title : address, uri)
            : new(line, null);
    }
}
