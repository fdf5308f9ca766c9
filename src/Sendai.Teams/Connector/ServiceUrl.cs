namespace Sendai.Teams.Connector;

/// <summary>Reads service URLs strictly: what two readers could understand differently is not one.</summary>
internal static class ServiceUrl
{
    private const int MaxLength = 512;

    private static volatile Reading? last;

    /// <summary>The URL; null when it is not an absolute one by https on its usual port, or by http(s) on any port of this machine.</summary>
    public static Uri? Read(string text)
    {
        // A turn asks four times, and Teams has one for a country.
        if (last is not { } known || known.Text != text)
        {
            last = known = new Reading(text, Parse(text));
        }

        return known.Url;
    }

    /// <summary>Whether it is a URL of this machine.</summary>
    public static bool IsLoopback(string text) => Read(text) is { IsLoopback: true };

    private static Uri? Parse(string text) =>
        text.Length <= MaxLength
        && text.All(IsPlain)
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.IsLoopback
            ? url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps
            : url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && !url.Host.EndsWith('.'))
        && NamesHost(text, url)
            ? url
            : null;

    /// <summary>No user, no escapes, no query, no backslash, no letters outside ASCII.</summary>
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~' or ':' or '/' or '[' or ']';

    /// <summary>Whether the host stands in the text as it was understood; <c>0x7f.1</c> and <c>2130706433</c> do not.</summary>
    private static bool NamesHost(string text, Uri url)
    {
        var rest = text.AsSpan(url.Scheme.Length);
        var start = $"://{url.Host}";
        return rest.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (rest.Length == start.Length || rest[start.Length] is '/' or ':');
    }

    private sealed record Reading(string Text, Uri? Url);
}
