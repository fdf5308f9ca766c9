using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>
/// The bot in Production with its usual limits, and somebody whose tokens are good: what is attacked here is what lies behind
/// them. Its clock goes on by itself, so that the limits do not stop what is tested. When it ends, no line that was logged may
/// hold a word that people wrote, or a piece of a token.
/// </summary>
internal sealed class AttackRig : IAsyncDisposable
{
    /// <summary>Stands in every text that people write here.</summary>
    public const string Secret = "秘匿甲乙";

    private static readonly string[] Forbidden =
        ["秘匿", "甲乙", "相談 員", string.Concat(Secret.Select(letter => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"))), "Bearer"];

    private readonly RunningTime time;
    private string? token;
    private DateTimeOffset tokenUntil;

    private AttackRig(BotFactory bot, RunningTime time)
    {
        Bot = bot;
        this.time = time;
    }

    public BotFactory Bot { get; }

    /// <summary>Lines of the log that hold what they must not.</summary>
    public List<string> Leaks { get; } = [];

    /// <summary>What was logged of handlers that threw or took too long.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<AttackRig> StartAsync(string? database = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var time = new RunningTime();
        // What waits for its turn to leave would be in the way of counting what was answered.
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Limits:Outbound"] = "none" };
        return new AttackRig(await BotFactory.StartInProductionAsync(database, time, settings: all), time);
    }

    /// <summary>Posts a body with a good token, and gives the answer.</summary>
    public async Task<(int Status, string Body)> PostAsync(byte[] body, string? serviceUrl = null)
    {
        time.Advance(TimeSpan.FromSeconds(3));
        var bearer = serviceUrl is null ? Token() : Bot.Token(claims => claims["serviceurl"] = serviceUrl);
        var context = await Bot.Server.SendAsync(context =>
        {
            context.Request.Method = HttpMethods.Post;
            context.Request.Path = "/api/messages";
            context.Request.ContentType = "application/json";
            context.Request.ContentLength = body.Length;
            context.Request.Body = new MemoryStream(body);
            context.Request.Headers.Authorization = $"Bearer {bearer}";
        });
        using var reader = new StreamReader(context.Response.Body);
        return (context.Response.StatusCode, await reader.ReadToEndAsync());
    }

    public Task<(int Status, string Body)> PostAsync(JsonObject activity, string? serviceUrl = null) =>
        PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), serviceUrl);

    /// <summary>The bot still answers.</summary>
    public async Task AssertAliveAsync()
    {
        time.Advance(TimeSpan.FromMinutes(3));
        var chat = new Chat(Bot, user: $"29:{Guid.NewGuid():N}", conversation: $"a:{Guid.NewGuid():N}");
        Assert.NotEmpty((await chat.AskAsync("こんにちは")).Shown);
    }

    public async Task<IReadOnlyList<TableRow>> RowsAsync(string table) =>
        (await Bot.Services.GetRequiredService<ITableStore>().QueryAsync(table, new TableQuery(), null, CancellationToken.None)).Rows;

    /// <summary>What is kept of people besides how to reach them.</summary>
    public async Task<IReadOnlyList<TableRow>> ProfilesAsync() => [.. (await RowsAsync("People")).Where(row => row.RowKey == "profile")];

    /// <summary>Looks through the log so far, and lets it go: the lines of tens of thousands of requests do not fit.</summary>
    public void ScanLog()
    {
        while (Bot.Log.All.TryDequeue(out var line))
        {
            if (line.StartsWith("Error", StringComparison.Ordinal))
            {
                Faults.Add(line);
            }

            if (Array.Exists(Forbidden, word => line.Contains(word, StringComparison.Ordinal)) || HoldsToken(line))
            {
                Leaks.Add(line);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        ScanLog();
        Assert.Empty(Leaks);
    }

    /// <summary>The end of a token is its signature, and no two tokens share it.</summary>
    private bool HoldsToken(string line) => token is not null && line.Contains(token[^20..], StringComparison.Ordinal);

    private string Token()
    {
        lock (time)
        {
            if (token is null || tokenUntil < time.GetUtcNow())
            {
                token = Bot.Token();
                tokenUntil = time.GetUtcNow().AddMinutes(30);
            }

            return token;
        }
    }

    /// <summary>A clock that goes on when something is sent; what waits for it waits as long as on any other.</summary>
    private sealed class RunningTime : TimeProvider
    {
        private long ticks = FixedTime.WorkingDayNoon.GetUtcNow().UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

        public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
    }
}

/// <summary>The body of an answer to a press.</summary>
internal static class AttackAnswers
{
    public static (int StatusCode, string Type) Press(this (int Status, string Body) answer)
    {
        Assert.Equal(200, answer.Status);
        var json = JsonElement.Parse(answer.Body);
        return (json.GetProperty("statusCode").GetInt32(), json.GetProperty("type").GetString()!);
    }
}
