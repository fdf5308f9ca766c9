using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Microsoft.Extensions.Logging;

namespace Sendai.Teams.Connector;

/// <summary>
/// The bot's token: kept until it is old, renewed early and by one request at a time. As long as the old one is valid nobody
/// waits for the new one, and a token service that fails hurts nobody.
/// </summary>
/// <param name="identity">Whose, and for what.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Says when there is none.</param>
/// <param name="service">Whom the tokens are for, in the log.</param>
internal sealed class ConnectorTokens(ConnectorIdentity identity, TimeProvider time, ILogger<ConnectorTokens> log, string service = "the connector")
{
    /// <summary>How long before its end a token that does not say when is renewed.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>What is over so soon may be over when it arrives.</summary>
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(30);

    /// <summary>Between two requests while a token is still valid.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Less than a send may take, so that it is clear what was not sent for want of a token.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private AccessToken? current;
    private Task<AccessToken?>? request;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    /// <summary>Whether calls carry a token at all.</summary>
    public bool IsOn => identity.Credential is not null;

    /// <summary>A valid token; null when there are none to carry.</summary>
    /// <exception cref="TokenUnavailableException">There is none to be had.</exception>
    public async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (identity.Credential is not { } credential)
        {
            return null;
        }

        Task<AccessToken?> waiting;
        lock (gate)
        {
            var now = time.GetUtcNow();
            var valid = current is { } token && now < token.ExpiresOn - Last ? current : null;
            var isDue = valid is not { } old || (now >= notBefore && now >= (old.RefreshOn ?? old.ExpiresOn - Early));
            if (isDue)
            {
                request ??= Task.Run(() => RequestAsync(credential), CancellationToken.None);
            }

            if (valid is { } kept)
            {
                return kept.Token;
            }

            waiting = request!;
        }

        return await waiting.WaitAsync(cancellationToken) is { } got ? got.Token : throw new TokenUnavailableException();
    }

    /// <summary>
    /// Forgets a token that was refused, but not one that took its place meanwhile. A credential with a cache of its own may
    /// give the same one again.
    /// </summary>
    public void Drop(string token)
    {
        lock (gate)
        {
            current = current?.Token == token ? null : current;
        }
    }

    // Nobody's in particular: who gives up waiting must not take it from the others.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a credential throws, there is no token; its words may hold anything.")]
    private async Task<AccessToken?> RequestAsync(TokenCredential credential)
    {
        AccessToken? got = null;
        try
        {
            using var limit = new CancellationTokenSource(Limit, time);
            got = await credential.GetTokenAsync(new TokenRequestContext([identity.Scope]), limit.Token).AsTask().WaitAsync(limit.Token);
        }
        catch (Exception fault)
        {
            Log.NoToken(log, service, fault.GetType().FullName);
        }

        Telemetry.Tokens.Add(1, new KeyValuePair<string, object?>("outcome", got is null ? "failed" : "renewed"));
        lock (gate)
        {
            request = null;
            current = got ?? current;
            // After a success too: a credential with a cache may have given the same one.
            notBefore = time.GetUtcNow() + Pause;
            return got;
        }
    }
}
