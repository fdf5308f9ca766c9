using Azure.Core;
using Azure.Core.Pipeline;

namespace Sendai.Tables.AzureTables;

/// <summary>How the table service is called; the defaults are meant for production.</summary>
public sealed class TableClientOptions : ClientOptions
{
    // Connections live as long as the process; a lifetime lets a change of the service's address come through.
    private static readonly HttpClientTransport SharedTransport = new(new HttpClient(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        // The pipeline has its own, which tells a slow answer from a caller who gave up.
        Timeout = Timeout.InfiniteTimeSpan,
    });

    /// <summary>Thirty seconds for an answer, five more tries; values and filters stay out of logs and traces.</summary>
    public TableClientOptions()
    {
        Transport = SharedTransport;
        Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        Retry.MaxRetries = 5;
        Retry.Delay = TimeSpan.FromMilliseconds(200);
        Retry.MaxDelay = TimeSpan.FromSeconds(10);
        Diagnostics.IsLoggingContentEnabled = false;
        Diagnostics.LoggedQueryParameters.Clear();
    }

    // Dates the signatures.
    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
