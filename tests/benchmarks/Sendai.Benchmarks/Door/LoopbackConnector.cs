using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sendai.Benchmarks.Door;

/// <summary>A connector on this machine that takes every answer and counts it.</summary>
internal sealed class LoopbackConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private int answers;
    private long bytes;
    private volatile bool isSampling;
    private volatile string sample = "";

    private LoopbackConnector(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public int Answers => answers;

    /// <summary>How long all answers were.</summary>
    public long Bytes => bytes;

    public static async Task<LoopbackConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new LoopbackConnector(builder.Build());
        connector.app.Run(async context =>
        {
            if (context.Request.Method == HttpMethods.Get)
            {
                // From another process: how many there were, or what the last answer was, which is kept from the first such question on.
                var asksForSample = context.Request.Path == "/sample";
                connector.isSampling = asksForSample ? connector.sample.Length == 0 : connector.isSampling;
                await context.Response.WriteAsync(asksForSample ? connector.sample : $"{connector.answers}");
                return;
            }

            if (connector.isSampling)
            {
                using var reader = new StreamReader(context.Request.Body);
                connector.sample = await reader.ReadToEndAsync();
            }

            await context.Request.Body.CopyToAsync(Stream.Null);
            Interlocked.Add(ref connector.bytes, context.Request.ContentLength ?? 0);
            Interlocked.Increment(ref connector.answers);
            context.Response.StatusCode = StatusCodes.Status201Created;
            await context.Response.WriteAsync("""{"id":"1"}""");
        });
        await connector.app.StartAsync();
        return connector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
