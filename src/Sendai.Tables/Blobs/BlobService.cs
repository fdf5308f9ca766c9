using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Blobs;

// Sends requests for the blobs of a container. Each may be repeated: a block is the same a second time, and a list that was
// committed says so.
internal sealed class BlobService
{
    private static readonly ResponseClassifier Expected = new StatusCodeClassifier([200, 201, 404, 409, 412]);

    private readonly HttpPipeline pipeline;
    private readonly string address;
    private readonly TimeSpan timeout;

    public BlobService(Uri container, HttpPipelinePolicy authentication)
    {
        ConnectionString.CheckEndpoint(container);
        if (container.AbsolutePath.Trim('/').Length == 0)
        {
            throw new ArgumentException("The address names no container.", nameof(container));
        }

        var options = new TableClientOptions();
        address = container.AbsoluteUri.TrimEnd('/') + "/";
        Host = container.Authority;
        timeout = options.Retry.NetworkTimeout;
        pipeline = HttpPipelineBuilder.Build(options, authentication);
    }

    public string Host { get; }

    /// <summary>The caller disposes the message.</summary>
    /// <exception cref="TableStoreException">There is no answer, or none that is expected.</exception>
    public async Task<HttpMessage> SendAsync(
        RequestMethod method, string name, string? query, RequestContent? body, CancellationToken cancellationToken, bool buffers = true)
    {
        var message = pipeline.CreateMessage();
        try
        {
            message.ResponseClassifier = Expected;
            message.BufferResponse = buffers;
            message.Request.Method = method;
            message.Request.Uri.Reset(new Uri(address + name + query));
            message.Request.Headers.Add("x-ms-version", "2021-12-02");
            if (body is not null)
            {
                message.Request.Content = body;
                message.Request.Headers.Add("Content-Type", "application/octet-stream");
            }

            if (query == BlobUploadStream.ListQuery)
            {
                message.Request.Headers.Add("If-None-Match", "*");
            }

            await pipeline.SendAsync(message, cancellationToken);
            return message;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            message.Dispose();
            throw TableFault.Unreachable(Host, timeout, e, "blob service");
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    // The codes are words; the rest of an answer is shown to nobody.
    public TableStoreException Refused(Response response)
    {
        var code = response.Headers.TryGetValue("x-ms-error-code", out var value) && value.All(char.IsAsciiLetterOrDigit) ? " " + value : "";
        var advice = response.Status is 401 or 403 ? ": the identity lacks the role Storage Blob Data Contributor" : "";
        return new TableStoreException($"The blob service at {Host} refused with {response.Status}{code}{advice}.");
    }
}
