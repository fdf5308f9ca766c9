using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Commands;

/// <summary>
/// The sessions for the verbs, on the store of the bot. What is to be sent because of them is written here, and sent by the bot
/// that runs beside, or by the next one that is started.
/// </summary>
internal sealed class ReviewsDesk : IAsyncDisposable
{
    private readonly ITableStore tables;

    private ReviewsDesk(ITableStore tables, DirectoryContent content, IConfiguration configuration)
    {
        var time = TimeProvider.System;
        this.tables = tables;
        Content = content;
        Clock = new CityClock(time);
        Store = new ReviewStore(tables);
        var calendar = new ReviewCalendarSetting(configuration["Graph:Organizer"] is { Length: > 0 });
        var outbox = new Outbox(tables, new DueIndex(tables, time), new DeliverySignal(time), static _ => Task.CompletedTask, time);
        Maker = new SessionMaker(new ReviewDesk(tables, Store, outbox, new ReviewJobs(calendar, ReminderSetting.Read(configuration)), time));
        Offices = new SessionOffices(new OfficeBook(tables, time), tables);
    }

    public DirectoryContent Content { get; }

    public CityClock Clock { get; }

    public ReviewStore Store { get; }

    public SessionMaker Maker { get; }

    public SessionOffices Offices { get; }

    /// <summary>Opens the store of the bot. Null when there is none, as long as nothing is to be made.</summary>
    public static async Task<ReviewsDesk?> OpenAsync(bool makes, CancellationToken cancellationToken)
    {
        var configuration = BotHost.Configuration();
        return makes || Storage.Exists(configuration)
            ? new ReviewsDesk(Storage.Open(configuration), await ContentAsync(cancellationToken), configuration)
            : null;
    }

    /// <summary>The directory as the bot knows it.</summary>
    public static async Task<DirectoryContent> ContentAsync(CancellationToken cancellationToken)
    {
        await using var directory = await DirectoryDesk.OpenAsync(cancellationToken);
        return (await directory.LoadAsync(cancellationToken)).Content;
    }

    public static int NoStore() => Verb.Fail(Verb.Refused, "会はまだありません。reviews import か、ボットの「会をひらく」で作れます。");

    public int NoSuchWard(string ward) => Verb.Fail(Verb.WrongUse, $"「{ward}」という区はありません。使える区：{string.Join("、", Content.Wards)}");

    public Ward? WardOf(string name) => WardNames.Exactly(Content, name);

    public async ValueTask DisposeAsync()
    {
        if (tables is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
