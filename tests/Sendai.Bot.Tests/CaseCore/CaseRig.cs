using System.Collections.Concurrent;
using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Tests.ReviewCore;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary>One instance of the program as far as cases and sessions are concerned, on a database that others may share.</summary>
internal sealed class CaseRig : IAsyncDisposable
{
    /// <summary>Stands in every text of a case, and must stand in no log and, after a purge, nowhere.</summary>
    public const string Marker = "めじるし一二三";

    private readonly ConcurrentDictionary<string, byte> written = new(StringComparer.Ordinal);

    public CaseRig(string database, TimeProvider time, string connector = "http://127.0.0.1:9", Func<ITableStore, ITableStore>? tables = null)
    {
        Reviews = new ReviewRig(
            database,
            time,
            store => Note(tables?.Invoke(store) ?? store),
            connector: connector,
            more: services => services.AddAccess().AddPeople().AddCaseFiles());
        Clock = new CityClock(time);
    }

    public static Ward Ward => ReviewRig.Ward;

    public ReviewRig Reviews { get; }

    public CityClock Clock { get; }

    public CaseDesk Desk => Reviews.Get<CaseDesk>();

    public CaseStore Store => Reviews.Get<CaseStore>();

    public CasePurge Purge => Reviews.Get<CasePurge>();

    public ITableStore Tables => Reviews.Tables;

    public static ScreenedText Text(string words = "") => PrivacyScreen.Restore($"{Marker}{words}");

    public static ScreenedCase Content(bool isPriority = false) =>
        new(new CaseFacts("choko", "50代", ["知的", "精神"], "ひとり", Urgency.Soon, isPriority), Text("要旨"), Text("支援"), Text("相談"));

    /// <summary>Somebody as cases know them.</summary>
    public CasePerson Person(int number) => new(ReviewRig.PersonOf(number), "見本 花子", MessageRow.Serialize(Reviews.Chat(number)));

    /// <summary>Somebody presses 「出す」.</summary>
    public Task<CaseFile> SubmitAsync(int person = 1, string? nonce = null, bool isPriority = false) => Desk.ReceiveAsync(
        Ward, Person(person), Content(isPriority), Reviews.Press(person), ReviewRig.Data(nonce ?? Nonce.New()), default);

    /// <summary>A case that 事務局 has read.</summary>
    public async Task<CaseFile> CheckedAsync(int person = 1) => await ChangedAsync((await SubmitAsync(person)).Number.Id, (file, now) => file.Check("staff", now));

    public Task<CaseDecision?> DoAsync(string id, Func<CaseFile, Instant, CaseDecision> decide) => Desk.ChangeAsync(Ward, id, decide, default);

    /// <summary>The same when it must go.</summary>
    public async Task<CaseFile> ChangedAsync(string id, Func<CaseFile, Instant, CaseDecision> decide) =>
        Assert.IsType<CaseDecision.Changed>(await DoAsync(id, decide)).File;

    public async Task<CaseFile?> FindAsync(string id) => (await Store.FindAsync(Ward, id, default))?.File;

    /// <summary>事務局 gives it a place; null when the case is not where that goes.</summary>
    public async Task<Settled?> ScheduleAsync(string id, string session, int seconds = 30)
    {
        var attempt = Nonce.New();
        return await DoAsync(id, (file, now) => file.Seek(new CaseHold(attempt, session, null, now + Duration.FromSeconds(seconds), "staff"), now)) is CaseDecision.Changed
            ? await Reviews.Get<CaseSettlement>().SettleAsync(Ward, id, attempt, session, default)
            : null;
    }

    /// <summary>A case that has a place in a session.</summary>
    public async Task<CaseFile> ScheduledAsync(string session, int person = 1)
    {
        var file = await CheckedAsync(person);
        Assert.IsType<Settled.HasPlace>(await ScheduleAsync(file.Number.Id, session));
        return (await FindAsync(file.Number.Id))!;
    }

    /// <summary>A case that is over since now.</summary>
    public async Task<CaseFile> ClosedAsync(int person = 1, bool isPriority = false)
    {
        var file = await SubmitAsync(person, isPriority: isPriority);
        await ChangedAsync(file.Number.Id, (now, at) => now.Add(Text("追加"), at));
        await ChangedAsync(file.Number.Id, (now, at) => now.Check("staff", at));
        return await ChangedAsync(file.Number.Id, (now, at) => now.Close("staff", at));
    }

    /// <summary>A message in somebody's own chat shows the case.</summary>
    public Task ShowAsync(CaseFile file, int person)
    {
        var press = Reviews.Press(person);
        var personal = press.Reference with { Conversation = press.Reference.Conversation with { ConversationType = "personal" } };
        return Reviews.Get<CaseViews>().RecordAsync(file, new Turn(press.Activity, personal), default);
    }

    public async Task<int> ViewsAsync(CaseFile file) => (await Reviews.Get<CaseViews>().OfAsync(file.Number, default)).Count;

    /// <summary>Every row that there is in any table to which this instance has written.</summary>
    public async Task<IReadOnlyList<(string Table, TableRow Row)>> AllRowsAsync()
    {
        var all = new List<(string, TableRow)>();
        foreach (var table in written.Keys)
        {
            await foreach (var row in Tables.ReadAllAsync(table, new TableQuery(), default))
            {
                all.Add((table, row));
            }
        }

        return all;
    }

    /// <summary>The rows that have some words in a key or a value.</summary>
    public async Task<IReadOnlyList<string>> RowsWithAsync(string words) =>
    [
        .. (await AllRowsAsync())
            .Where(one => one.Row.RowKey.Contains(words, StringComparison.Ordinal)
                || one.Row.Properties.Values.OfType<string>().Any(value => value.Contains(words, StringComparison.Ordinal)))
            .Select(one => $"{one.Table} {one.Row.RowKey}"),
    ];

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(Reviews.Log.All, line => line.Contains(Marker, StringComparison.Ordinal));
        await Reviews.DisposeAsync();
    }

    private StepStore Note(ITableStore store) => new(store, table =>
    {
        written.TryAdd(table, 0);
        return Task.CompletedTask;
    });
}
