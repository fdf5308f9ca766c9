using Microsoft.AspNetCore.Http.Features;

namespace Sendai.Bot.Files;

/// <summary>
/// Takes the token out of the path before anything else sees the request. The framework writes paths into logs and traces, and
/// before any middleware; a token there would be a file for whoever reads them.
/// </summary>
internal sealed class TokenOutOfPath(IServiceProvider services) : IHttpContextFactory
{
    /// <summary>Where the links are, and all that anybody sees of them.</summary>
    public const string Path = "/files";

    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && request.Path.StartsWith($"{Path}/", StringComparison.OrdinalIgnoreCase))
        {
            featureCollection.Set(new FileToken(request.Path[(Path.Length + 1)..]));
            request.Path = Path;
            request.RawTarget = Path;
        }

        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
}

/// <summary>What stood in the path of a link; anything at all.</summary>
internal sealed class FileToken(string text)
{
    public string Text => text;
}
