using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Sendai.Tables.AzureTables;

// Sends requests through the pipeline and waits for the whole answer.
internal sealed class TableService
{
    private static readonly ResponseClassifier Expected = new StatusCodeClassifier([200, 201, 202, 204, 404, 409, 412]);

    private readonly HttpPipeline pipeline;
    private readonly string version;
    private readonly TimeSpan timeout;

    public TableService(Uri endpoint, TokenCredential credential, TableClientOptions options)
        : this(endpoint, new BearerTokenAuthenticationPolicy(new PlainCredential(credential), "https://storage.azure.com/.default"), "2020-12-06", options)
    {
    }

    public TableService(ConnectionString account, TableClientOptions options)
        : this(account.Endpoint, new SharedKeyLitePolicy(account.Account, account.Key, options.Time), "2019-02-02", options)
    {
    }

    private TableService(Uri endpoint, HttpPipelinePolicy authentication, string version, TableClientOptions options)
    {
        ConnectionString.CheckEndpoint(endpoint);
        Endpoint = endpoint.AbsoluteUri.TrimEnd('/') + "/";
        Host = endpoint.Authority;
        Json = endpoint.IsLoopback ? RowWriter.Ascii : RowWriter.Compact;
        timeout = options.Retry.NetworkTimeout;
        Delays = DelayStrategy.CreateExponentialDelayStrategy(options.Retry.Delay, options.Retry.MaxDelay);
        this.version = version;
        // The options' own retry would take its place beside ours.
        options.RetryPolicy = new TableRetryPolicy(options.Retry);
        pipeline = HttpPipelineBuilder.Build(options, authentication);
    }

    public string Endpoint { get; }

    public string Host { get; }

    // For single rows; on this machine there can only be the emulator.
    public JsonWriterOptions Json { get; }

    // Between what is repeated outside the pipeline.
    public DelayStrategy Delays { get; }

    /// <summary>The caller disposes the message; the request's body goes with it.</summary>
    /// <exception cref="TableStoreException">There is no answer, or half of one.</exception>
    public async ValueTask<HttpMessage> SendAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var message = pipeline.CreateMessage();
        try
        {
            Fill(message, request);
            await pipeline.SendAsync(message, cancellationToken);
            return message;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The transport has no common type for what may go wrong on the way.
            message.Dispose();
            request.IsInDoubt |= !TableFault.IsUnsent(e);
            throw TableFault.Unreachable(Host, timeout, e);
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private void Fill(HttpMessage message, TableRequest request)
    {
        message.SetProperty(typeof(TableRequest), request);
        message.ResponseClassifier = Expected;
        var http = message.Request;
        http.Method = request.Method;
        http.Uri.Reset(new Uri(Endpoint + request.Path));
        http.Headers.Add("x-ms-version", version);
        http.Headers.Add("DataServiceVersion", "3.0");
        http.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        if (request.WantsNoContent)
        {
            http.Headers.Add("Prefer", "return-no-content");
        }

        if (request.IfMatch is { } ifMatch)
        {
            http.Headers.Add("If-Match", ifMatch);
        }

        if (request.Body is { } body)
        {
            http.Headers.Add("Content-Type", request.ContentType);
            http.Content = body;
        }
    }
}
