using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Benchmarks.Turns;

/// <summary>
/// The least that a bot can do: reads the activity and posts a reply, with nothing checked, remembered or looked up. The reply
/// was made before, to the last byte, or is a card of the same size that is written as JSON each time.
/// </summary>
internal static class BareChild
{
    /// <summary>The verb that makes this program such a process.</summary>
    public const string Verb = "turns-bare";

    /// <summary>Behind the arguments of the verb: the card is written each time.</summary>
    public const string Writing = "writing";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false });

    public static async Task<int> RunAsync(string port, string replyFile, bool isWritten)
    {
        var made = await File.ReadAllBytesAsync(replyFile);
        var card = isWritten ? CardOf(made.Length) : null;
        byte[] Reply() => card is null ? made : Written(card);
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
                _ = SendAsync(activity, Reply());
                return Task.CompletedTask;
            });
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Lines of text like those of an answer, until there are so many bytes.</summary>
    private static AdaptiveCard CardOf(int bytes)
    {
        var lines = new List<CardElement>();
        var card = new AdaptiveCard { Lang = "ja", Body = lines };
        while (Written(card).Length < bytes)
        {
            lines.Add(new TextBlock("電話：基幹相談支援センターの窓口") { IsSubtle = true, Spacing = Spacing.Small });
        }

        return card;
    }

    private static byte[] Written(AdaptiveCard card) =>
        JsonSerializer.SerializeToUtf8Bytes(new Activity { Type = ActivityTypes.Message, Attachments = [card.ToAttachment()] }, ActivityJson.Wire.Activity);

    private static async Task SendAsync(Activity activity, byte[] reply)
    {
        using var content = new ByteArrayContent(reply);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        using var response = await Client.PostAsync(
            new Uri($"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities/{Uri.EscapeDataString(activity.Id!)}"), content);
        response.EnsureSuccessStatusCode();
    }
}
