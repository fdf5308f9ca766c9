using Sendai.Bot.Delivery;
using Sendai.Bot.Features.SummaryDelivery;
using Sendai.Bot.Offices;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Tables;

namespace Sendai.Bot.Commands;

/// <summary>The summaries for the verbs, on the store of the bot. What is to be sent is planned here, and sent by the bot.</summary>
internal sealed class SummariesDesk : IAsyncDisposable
{
    private readonly ITableStore tables;

    private SummariesDesk(ITableStore tables, DirectoryContent content)
    {
        var time = TimeProvider.System;
        var offices = new OfficeBook(tables, time);
        var outbox = new Outbox(tables, new DueIndex(tables, time), new DeliverySignal(time), static _ => Task.CompletedTask, time);
        var post = new DuePost(tables, outbox, time);
        this.tables = tables;
        Content = content;
        Clock = new CityClock(time);
        Sessions = new ReviewStore(tables);
        Store = new SummaryStore(tables);
        Recipients = new Recipients(tables, new SubscriptionBook(tables), offices, Sessions, new SessionOffices(offices, tables), new Audiences(tables));
        Summaries = new SummaryDesk(tables, Store, new SummaryEffects(tables, Sessions, post), outbox, Clock);
        Deliveries = new DeliveryReader(
            new SummaryLedger(tables, Recipients, outbox), new SummaryReads(tables, offices, outbox, Clock), new SummaryQuestions(tables, outbox, post));
    }

    public DirectoryContent Content { get; }

    public CityClock Clock { get; }

    public ReviewStore Sessions { get; }

    public SummaryStore Store { get; }

    public Recipients Recipients { get; }

    public SummaryDesk Summaries { get; }

    public DeliveryReader Deliveries { get; }

    /// <summary>Opens the store of the bot. Null when there is none, as long as nothing is to be made.</summary>
    public static async Task<SummariesDesk?> OpenAsync(bool makes, CancellationToken cancellationToken)
    {
        var configuration = BotHost.Configuration();
        return makes || Storage.Exists(configuration) ? new SummariesDesk(Storage.Open(configuration), await ReviewsDesk.ContentAsync(cancellationToken)) : null;
    }

    public static int NoStore() => Verb.Fail(Verb.Refused, "まとめはまだありません。summaries draft か、ボットの「まとめを出す」で作れます。");

    public static int NoSuchSummary() => Verb.Fail(Verb.WrongUse, "その番号のまとめは見つかりません。何も変えていません。番号は summaries status で確かめられます。");

    public Ward? WardOf(string name) => WardNames.Exactly(Content, name);

    public int NoSuchWard(string ward) => Verb.Fail(Verb.WrongUse, $"「{ward}」という区はありません。何も変えていません。使える区：{string.Join("、", Content.Wards)}");

    /// <summary>A summary by its id alone; whose it is, nobody has to know at a terminal.</summary>
    public async Task<MeetingSummary?> FindAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var ward in Content.Wards)
        {
            if (await Store.FindAsync(ward, id, cancellationToken) is { Summary: var summary })
            {
                return summary;
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (tables is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
