using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Sendai.Bot.Tests.Watch;

/// <summary>A collector on a free port of this machine that takes OTLP over HTTP and keeps the bytes. Texts in protobuf are plain UTF-8.</summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpServer(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Path, string Text)> Received { get; } = new();

    /// <summary>What makes a bot export to it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    public static async Task<OtlpServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OtlpServer(builder.Build());
        server.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            server.Received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await server.app.StartAsync();
        return server;
    }

    /// <summary>All that came for a signal: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public string Of(string signal) => string.Concat(Received.Where(one => one.Path == $"/v1/{signal}").Select(one => one.Text));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
