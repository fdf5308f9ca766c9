using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sendai.Tests.Support;

/// <summary>
/// What <c>login.botframework.com</c> is on the internet, on a free port of this machine: an OpenID metadata document and
/// the keys that it names. Tokens come from <see cref="TestTokens"/>.
/// </summary>
internal sealed class TestOpenId : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<TestKey> published = [];
    private int metadataRequests;
    private int keyRequests;

    private TestOpenId(WebApplication app) => this.app = app;

    /// <summary>What the bot gets as <c>Bot:OpenIdMetadata</c>.</summary>
    public string MetadataUrl => $"{app.Urls.Single()}/v1/.well-known/openidconfiguration";

    /// <summary>The key that signs now: published, and endorsed for Teams.</summary>
    public TestKey Key { get; private set; } = TestKey.Create();

    /// <summary>Answers every request in place of the usual answer: an error, garbage, or nothing for a long time.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Another <c>jwks_uri</c> than the right one.</summary>
    public string? JwksUri { get; set; }

    public int MetadataRequests => metadataRequests;

    public int KeyRequests => keyRequests;

    public static async Task<TestOpenId> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var openId = new TestOpenId(app);
        openId.Publish(openId.Key);
        app.Run(openId.AnswerAsync);
        await app.StartAsync();
        return openId;
    }

    /// <summary>Adds a key to those that are published; it does not sign by itself.</summary>
    public TestKey Publish(TestKey key)
    {
        lock (gate)
        {
            published.Add(key);
        }

        return key;
    }

    /// <summary>A new key signs from now on, and the old one is not published any more.</summary>
    /// <returns>The old key.</returns>
    public TestKey Rotate()
    {
        var old = Key;
        Key = TestKey.Create();
        lock (gate)
        {
            published.Remove(old);
            published.Add(Key);
        }

        return old;
    }

    /// <summary>Every request gets this status and no body, until <see cref="Instead"/> is emptied.</summary>
    public void FailWith(int status) => Instead = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Every request gets this body, until <see cref="Instead"/> is emptied.</summary>
    public void AnswerWith(string body) => Instead = context => context.Response.WriteAsync(body);

    /// <summary>Every request waits for this before its usual answer, until <see cref="Instead"/> is emptied.</summary>
    public void WaitFor(Task signal) => Instead = async context =>
    {
        await signal.WaitAsync(context.RequestAborted);
        await UsualAsync(context);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref IsForKeys(context) ? ref keyRequests : ref metadataRequests);
        return Instead is { } instead ? instead(context) : UsualAsync(context);
    }

    private Task UsualAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        if (!IsForKeys(context))
        {
            return context.Response.WriteAsync(
                $$"""{"issuer":"{{TestTokens.Issuer}}","jwks_uri":"{{JwksUri ?? $"{app.Urls.Single()}/v1/.well-known/keys"}}","id_token_signing_alg_values_supported":["RS256"]}""");
        }

        lock (gate)
        {
            return context.Response.WriteAsync($$"""{"keys":[{{string.Join(',', published.Select(key => key.Jwk.ToJsonString()))}}]}""");
        }
    }

    private static bool IsForKeys(HttpContext context) => context.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal);
}
