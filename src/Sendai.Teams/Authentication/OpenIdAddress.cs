namespace Sendai.Teams.Authentication;

/// <summary>From where keys may come: by https, or from this machine.</summary>
internal static class OpenIdAddress
{
    /// <summary>The address; null when keys from there would not be believed.</summary>
    public static Uri? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { UserInfo: "", Fragment: "" }
            ? address
            : null;

    /// <summary>
    /// The address of the keys that a metadata document names. They come from the document's own origin: both clouds do so
    /// today, and a document that points elsewhere is no reason to ask elsewhere.
    /// </summary>
    public static Uri? ReadKeys(string? text, Uri metadata) =>
        text is not null && Read(text) is { } keys
        && Uri.Compare(keys, metadata, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            ? keys
            : null;
}
