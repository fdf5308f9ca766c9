using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Sendai.Benchmarks.Delivery;
using Sendai.Tests.Support;

namespace Sendai.Benchmarks.Turns;

/// <summary>People who write, each in their own chat, over 32 connections that stay open.</summary>
internal sealed class TurnLoad : IDisposable
{
    public const string Tenant = "33333333-2222-3333-4444-555555555555";

    private const int Connections = 32;
    private const int People = 500;
    private const string Question = "加算のことを聞きたい";

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
    private readonly ConnectorChild connector;
    private readonly TestOpenId openId;
    private int ids;

    public TurnLoad(ConnectorChild connector, TestOpenId openId)
    {
        this.connector = connector;
        this.openId = openId;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", TestTokens.Create(openId.Key, connector.Url, TimeProvider.System.GetUtcNow()));
    }

    /// <summary>What the bot needs to believe these people.</summary>
    public Dictionary<string, string> Settings(string database) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Storage:Path"] = database,
        ["Bot:AppId"] = TestTokens.AppId,
        ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
        ["Bot:ServiceHosts"] = "127.0.0.1",
        ["Bot:OutboundToken"] = "none",
        ["Access:Tenants:0"] = Tenant,
        // Five hundred people who write at once are meant to be so many.
        ["Limits:PerUser"] = "1000000",
        ["Limits:PerConversation"] = "1000000",
        ["Limits:Outbound"] = "none",
    };

    /// <summary>Everybody says where they work, so that it is in the store, and gets the welcome of a stranger.</summary>
    public async Task MeetAsync(Uri address)
    {
        await SendAsync(address, People, "青葉区");
        await connector.SettledAsync();
    }

    /// <summary>One question, until its answer is there.</summary>
    public async Task AskOnceAsync(Uri address)
    {
        var before = await connector.AnswersAsync();
        await PostAsync(address, Interlocked.Increment(ref ids), Question, CancellationToken.None);
        await connector.ReachedAsync(before + 1);
    }

    /// <summary>So many questions as fast as they are answered: the seconds until the last answer is there.</summary>
    public async Task<double> AskAsync(Uri address, int questions)
    {
        var before = await connector.AnswersAsync();
        var watch = Stopwatch.StartNew();
        await SendAsync(address, questions, Question);
        await connector.ReachedAsync(before + questions);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Sends something for somebody.</summary>
    public async Task PostAsync(Uri address, int number, string text, CancellationToken stop)
    {
        var person = number % People;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"type":"message","id":"{{number}}","timestamp":"2026-11-21T03:00:00.000Z","serviceUrl":"{{connector.Url}}","channelId":"msteams","from":{"id":"29:{{person}}","name":"相談 花子","aadObjectId":"50000000-0000-4000-8000-{{person:D12}}"},"recipient":{"id":"28:bot","name":"案内"},"conversation":{"id":"a:{{person}}","conversationType":"personal","tenantId":"{{Tenant}}"},"channelData":{"tenant":{"id":"{{Tenant}}"} },"locale":"ja-JP","textFormat":"plain","text":"{{text}}"}""")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(address, content, stop);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();

    private Task SendAsync(Uri address, int count, string text) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (_, stop) => await PostAsync(address, Interlocked.Increment(ref ids), text, stop));
}
