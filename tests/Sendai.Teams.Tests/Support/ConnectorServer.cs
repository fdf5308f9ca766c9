using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Sendai.Teams.Tests.Support;

/// <summary>A connector on a free port of this machine: notes what it gets and answers what a test tells it to.</summary>
internal sealed class ConnectorServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int ids;

    private ConnectorServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public ConcurrentQueue<ConnectorRequest> Requests { get; } = new();

    /// <summary>Answers to give before the usual 201, in order.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Scripted { get; } = new();

    /// <summary>Answers for one path each, such as that of a channel's members.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Paths { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks at each request after the scripted answers, and says whether it has answered it or broken it off.</summary>
    public Func<HttpContext, Task<bool>>? Faults { get; set; }

    public static async Task<ConnectorServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ConnectorServer(builder.Build());
        server.app.Run(server.HandleAsync);
        await server.app.StartAsync();
        return server;
    }

    public static Func<HttpContext, Task> Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    };

    /// <summary>A status with a body.</summary>
    public static Func<HttpContext, Task> Body(int status, string body) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    /// <summary>The first requests, as soon as so many have come.</summary>
    public async Task<ConnectorRequest[]> ReceivedAsync(int count)
    {
        for (var tries = 0; Requests.Count < count; tries++)
        {
            Assert.True(tries < 500, $"{Requests.Count} of {count} requests came.");
            await Task.Delay(10);
        }

        return [.. Requests];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue(new ConnectorRequest($"{context.Request.Method} {target}", await reader.ReadToEndAsync(), context.Request.ContentType)
        {
            Authorization = context.Request.Headers.Authorization,
            Accept = context.Request.Headers.Accept,
        });
        if (Scripted.TryDequeue(out var scripted))
        {
            await scripted(context);
            return;
        }

        if (Faults is not null && await Faults(context))
        {
            return;
        }

        if (Paths.TryGetValue(context.Request.Path.Value!, out var answer))
        {
            await answer(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsync($$"""{"id":"sent-{{Interlocked.Increment(ref ids)}}"}""");
    }
}

/// <summary>A request that the connector got.</summary>
internal sealed record ConnectorRequest(string Line, string Body, string? ContentType)
{
    public string? Authorization { get; init; }

    public string? Accept { get; init; }

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
