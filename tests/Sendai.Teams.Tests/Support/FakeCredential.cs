using Azure.Core;

namespace Sendai.Teams.Tests.Support;

/// <summary>A token service: gives a new token every time, or what a test tells it to.</summary>
internal sealed class FakeCredential(TimeProvider time) : TokenCredential
{
    /// <summary>Every token begins with it, and no log may hold it.</summary>
    public const string Mark = "sesame-";

    private int requests;

    public int Requests => Volatile.Read(ref requests);

    public string? Scope { get; private set; }

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long before a token says that it wants to be renewed; null when it does not say.</summary>
    public TimeSpan? RefreshAfter { get; set; }

    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref requests);
        Scope = Assert.Single(requestContext.Scopes);
        await Before(cancellationToken);
        var now = time.GetUtcNow();
        return RefreshAfter is { } after
            ? new AccessToken($"{Mark}{number}", now + Lifetime, now + after)
            : new AccessToken($"{Mark}{number}", now + Lifetime);
    }
}
