using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;

namespace Sendai.Benchmarks.Turns;

/// <summary>The least that a bot can do: reads the activity and posts a reply that was made before, with nothing checked, remembered or looked up.</summary>
internal static class BareChild
{
    /// <summary>The verb that makes this program such a process.</summary>
    public const string Verb = "turns-bare";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false });

    public static async Task<int> RunAsync(string port, string replyFile)
    {
        var reply = await File.ReadAllBytesAsync(replyFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        await using var app = builder.Build();
        app.MapPost("/api/messages", async context =>
        {
            var activity = (await JsonSerializer.DeserializeAsync(context.Request.Body, ActivityJson.Wire.Activity))!;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.OnCompleted(() =>
            {
                _ = SendAsync(activity, reply);
                return Task.CompletedTask;
            });
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task SendAsync(Activity activity, byte[] reply)
    {
        using var content = new ByteArrayContent(reply);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        using var response = await Client.PostAsync(
            new Uri($"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities/{Uri.EscapeDataString(activity.Id!)}"), content);
        response.EnsureSuccessStatusCode();
    }
}
