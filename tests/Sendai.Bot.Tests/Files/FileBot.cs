using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Files;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Files;

/// <summary>The bot with a feature that gives out files, and a browser that opens their links.</summary>
internal sealed class FileBot : IAsyncDisposable
{
    public const string Kind = "sample";
    public const string Target = "session-1.slot-2";
    public const string Content = "見本";

    public static readonly ChannelAccount Somebody = new("29:11", "見本 みほん", TestChannel.ObjectId(11));

    private int made;

    private FileBot()
    {
    }

    public required BotFactory Bot { get; init; }

    public required HttpClient Browser { get; init; }

    /// <summary>How often the maker was asked.</summary>
    public int Made => made;

    /// <summary>What the maker does instead.</summary>
    public Func<string, FileContent?>? Instead { get; set; }

    public static async Task<FileBot> StartAsync(string? database = null, TimeProvider? time = null, Func<ITableStore, ITableStore>? store = null)
    {
        FileBot? self = null;
        var bot = await BotFactory.StartAsync(database, time: time, services: services =>
        {
            services.AddFile(Kind, _ => (target, _) => Task.FromResult(self!.Make(target)));
            if (store is not null)
            {
                People.Reach.Wrap(services, store);
            }
        });
        return self = new FileBot { Bot = bot, Browser = bot.CreateClient() };
    }

    public static FileContent File(string text = Content) => new(System.Text.Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "ケース \"レビュー\".ics");

    public async Task<Uri> OfferAsync(string target = Target) =>
        (await Bot.Services.GetRequiredService<FileDesk>().OfferAsync(Somebody, Kind, target, default))!;

    public Task<Answer> GetAsync(Uri link) => SendAsync(HttpMethod.Get, link);

    public Task<Answer> PressAsync(Uri link) => SendAsync(HttpMethod.Post, link);

    public async Task<Answer> SendAsync(HttpMethod method, Uri link)
    {
        using var request = new HttpRequestMessage(method, link);
        // As the form of the page does it.
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null;
        using var response = await Browser.SendAsync(request);
        return new Answer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join("|", header.Value)));
    }

    public async Task<IReadOnlyList<TableRow>> RowsAsync() =>
        await Bot.Store().ReadAllAsync(FileLinks.Table, new TableQuery(), default).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Bot.DisposeAsync();
    }

    private FileContent? Make(string target)
    {
        Interlocked.Increment(ref made);
        return Instead is { } instead ? instead(target) : File($"{Content} {target}");
    }
}

/// <summary>What the browser got.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsFile => Status == HttpStatusCode.OK && Headers.ContainsKey("Content-Disposition");

    /// <summary>Everything that somebody could tell two answers apart by.</summary>
    public string Whole => $"{Status} {string.Join("\n", Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}").Order())} {Body}";
}
