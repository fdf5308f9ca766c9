using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Graph;

/// <summary>The client in front of a Graph on this machine.</summary>
internal sealed class GraphRig : IAsyncDisposable
{
    public const string Mailbox = "yoyaku@example.jp";
    public const string Address = "mihon@example.jp";
    public const string Name = "見本 みほん";
    public const string Comment = "見本の都合で取り消しました。";

    private readonly ServiceProvider services;

    private GraphRig(string url, bool hasCredential, TimeSpan? timeout)
    {
        Credential = new FakeCredential(Time);
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<TimeProvider>(Time)
            .AddGraph(_ => new GraphIdentity(hasCredential ? Credential : null, GraphEndpoint.Read(url)!));
        if (timeout is { } limit)
        {
            collection.Configure<HttpClientFactoryOptions>(
                GraphClient.HttpClientName, options => options.HttpClientActions.Add(client => client.Timeout = limit));
        }

        services = collection.BuildServiceProvider();
        Client = services.GetRequiredService<GraphClient>();
        Transcripts = services.GetRequiredService<GraphTranscripts>();
    }

    public required ConnectorServer Server { get; init; }

    public ManualTime Time { get; } = new();

    public LogLines Log { get; } = new();

    public FakeCredential Credential { get; }

    public GraphClient Client { get; }

    public GraphTranscripts Transcripts { get; }

    /// <summary>At ten in the morning in Tokyo, told in another offset.</summary>
    public static GraphEvent Entry { get; } = new()
    {
        Subject = "ちょこっとケースレビュー",
        Text = "持ち物はありません。",
        Starts = new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero),
        Ends = new DateTimeOffset(2026, 12, 1, 10, 20, 0, TimeSpan.FromHours(9)),
        TimeZone = "Tokyo Standard Time",
        Place = "区役所 3階",
        AttendeeAddress = Address,
        AttendeeName = Name,
    };

    public static Guid Transaction { get; } = new("11111111-2222-8333-8444-555555555555");

    public static async Task<GraphRig> StartAsync(bool hasCredential = true, TimeSpan? timeout = null)
    {
        var server = await ConnectorServer.StartAsync();
        return new GraphRig(server.Url, hasCredential, timeout) { Server = server };
    }

    public Task<GraphResult> CreateAsync() => Client.CreateEventAsync(Mailbox, Entry, Transaction, default);

    public Task<GraphResult> UpdateAsync(string id = "AAMk=") => Client.UpdateEventAsync(Mailbox, id, Entry, default);

    public Task<GraphResult> CancelAsync(string id = "AAMk=") => Client.CancelEventAsync(Mailbox, id, Comment, default);

    public Task<GraphResult> CallAsync(string operation) => operation switch
    {
        "create" => CreateAsync(),
        "update" => UpdateAsync(),
        _ => CancelAsync(),
    };

    /// <summary>Neither logs nor results may name anybody, or hold a token.</summary>
    public void AssertSilent(params object[] said) => Assert.DoesNotContain(
        [.. Log.All, .. said.Select(one => one.ToString()!)],
        line => new[] { Mailbox, Address, Name, Comment, FakeCredential.Mark, "yoyaku", "mihon" }.Any(word => line.Contains(word, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
        Log.Dispose();
    }
}
