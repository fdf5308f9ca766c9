using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>Stores of older and of newer programs.</summary>
public sealed class RowFormatTests
{
    private const int Future = RowFormats.Current + 1;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StoreOfThePreviousVersion_GoesOnAsItIs(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using (var before = await BotFactory.StartAsync(database))
        {
            var chat = new Chat(before);
            await chat.PressAsync(await chat.AskAsync("加算のことを聞きたい"), "青葉区");
        }

        // Azurite takes more than a minute for the rows of the directory, which are the most.
        await ForAllAsync(database, (engine, table, row) => onAzurite && table == "Directory"
            ? Task.FromResult<WriteResult>(new WriteResult.NotFound())
            : engine.ReplaceAsync(table, row.Copy().Remove(RowFormats.Property), row.ETag, default));
        Assert.Equal([null], await ProfileFormatsAsync(database));
        await WithEngineAsync(database, async engine => await engine.DeleteAsync("Store", "store", "format", Azure.ETag.All, default));

        await using var bot = await BotFactory.StartAsync(database);
        var again = new Chat(bot);
        Assert.Contains("青葉", (await again.AskAsync("加算のことを聞きたい")).Shown, StringComparison.Ordinal);
        await again.ExecuteAsync("consult.setWard", new() { ["q"] = "", ["ward"] = "泉" });
        Assert.Equal([RowFormats.Current], await ProfileFormatsAsync(database));
        Assert.Equal(RowFormats.Current, await MarkAsync(database));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RowOfANewerVersion_IsNotReadNotChangedAndSaysWhy(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var bot = await BotFactory.StartAsync(database);
        var chat = new Chat(bot);
        await chat.PressAsync(await chat.AskAsync("加算のことを聞きたい"), "青葉区");
        await ForAllAsync(database, (engine, table, row) => table == "People" && row.RowKey == "profile"
            ? engine.MergeAsync(table, new TableRow(row.PartitionKey, row.RowKey).Set(RowFormats.Property, Future).Set("Ward", "あたらしい書き方"), row.ETag, default)
            : Task.FromResult<WriteResult>(new WriteResult.NotFound()));
        var before = await DumpAsync(database);

        var message = chat.Message("加算のことを聞きたい", "newer");
        Assert.Equal(202, await bot.StatusAsync(message));
        var words = Assert.Single(await chat.AnswersAsync("newer")).Json.GetProperty("text").GetString()!;
        Assert.Contains("ボットを新しい版にする必要がある", words, StringComparison.Ordinal);
        Assert.Contains("保存していません", words, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]", words);
        Assert.Equal(before, await DumpAsync(database));
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("あたらしい書き方", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StoreInWhichANewerVersionWrites_IsRefusedByBotAndVerbsInOneLine()
    {
        var database = BotFactory.NewDatabase();
        await WithEngineAsync(database, async engine => await engine.InsertAsync("Store", new TableRow("store", "format").Set(RowFormats.Property, Future), default));

        var bot = await BotProgram.RunOnAsync(database, "--port", $"{BotProgram.FreePort()}", "--no-playground");
        Assert.Contains("このボットも新しい版にしてください", bot.AssertFailedInOneLine(), StringComparison.Ordinal);
        var file = Path.Combine(Path.GetDirectoryName(database)!, "backup.gz");
        foreach (string[] verb in (string[][])[["cases", "purge"], ["backup", file], ["purge"], ["directory", "history"]])
        {
            Assert.Contains("このボットも新しい版にしてください", (await BotProgram.RunOnAsync(database, verb)).AssertFailedInOneLine(), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(file));
        Assert.Equal(Future, await MarkAsync(database));
        Assert.Empty(await DumpAsync(database));
    }

    [Fact]
    public async Task OlderBotThatStillRuns_WritesNothingBlindlyOnceANewerOneHasBegun()
    {
        var database = BotFactory.NewDatabase();
        var clock = new ManualClock();
        await using var old = new FormattedStore(Storage.OpenEngine(Settings(database)), clock);
        await old.UpsertAsync("Things", new TableRow("p", "r").Set("N", 1), default);
        await WithEngineAsync(database, async engine =>
        {
            await engine.UpsertAsync("Store", new TableRow("store", "format").Set(RowFormats.Property, Future), default);
            return await engine.UpsertAsync("Things", new TableRow("p", "r").Set("Number", "two").Set(RowFormats.Property, Future), default);
        });

        // A write that rests on what was read needs no look: the reading says it.
        await Assert.ThrowsAsync<StoreRefusedException>(() => old.GetAsync("Things", "p", "r", default));
        await Assert.ThrowsAsync<StoreRefusedException>(() => old.QueryAsync("Things", new TableQuery { Select = [] }, null, default));
        clock.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<StoreRefusedException>(() => old.UpsertAsync("Things", new TableRow("p", "r").Set("N", 3), default));
        await Assert.ThrowsAsync<StoreRefusedException>(() => old.TransactAsync("Things", [new TableOperation.Delete("p", "r", Azure.ETag.All)], default));

        Assert.Equal(["Things p r: Format=Int32:3 Number=String:two"], await DumpAsync(database));
    }

    [Fact]
    public async Task EveryWayOfWriting_SaysTheFormat()
    {
        var database = BotFactory.NewDatabase();
        await WithEngineAsync(database, async engine =>
        {
            // As an earlier version left them.
            foreach (var name in new[] { "replace", "merge", "upsert", "t-replace", "t-merge", "t-upsert" })
            {
                await engine.InsertAsync("Things", Row(name), default);
            }

            return 0;
        });
        await using (var store = (FormattedStore)Storage.Open(Settings(database)))
        {
            await store.InsertAsync("Things", Row("insert"), default);
            await store.ReplaceAsync("Things", Row("replace"), Azure.ETag.All, default);
            await store.MergeAsync("Things", Row("merge"), Azure.ETag.All, default);
            await store.UpsertAsync("Things", Row("upsert"), default);
            TableOperation[] together =
            [
                new TableOperation.Insert(Row("t-insert")), new TableOperation.Replace(Row("t-replace"), Azure.ETag.All),
                new TableOperation.Merge(Row("t-merge"), Azure.ETag.All), new TableOperation.Upsert(Row("t-upsert")),
            ];
            Assert.IsType<TransactionResult.Written>(await store.TransactAsync("Things", together, default));
        }

        var rows = await DumpAsync(database);
        Assert.Equal(8, rows.Count);
        Assert.All(rows, row => Assert.EndsWith($": Format=Int32:{RowFormats.Current} N=Int32:1", row, StringComparison.Ordinal));

        static TableRow Row(string name) => new TableRow("p", name).Set("N", 1);
    }

    [Fact]
    public async Task FormatOfARow_IsHiddenFromFeaturesAndRefusedFromThem()
    {
        await using var store = (FormattedStore)Storage.Open(Settings(BotFactory.NewDatabase()));
        var row = new TableRow("p", "r").Set("N", 1);
        await store.InsertAsync("Things", row, default);
        await store.TransactAsync("Things", [new TableOperation.Insert(new TableRow("p", "s").Set("N", 2)), new TableOperation.Merge(new TableRow("p", "r").Set("M", 1), Azure.ETag.All)], default);

        Assert.Equal(["N"], row.Properties.Keys);
        Assert.Equal(["M", "N"], (await store.GetAsync("Things", "p", "r", default))!.Properties.Keys.Order());
        Assert.All((await store.QueryAsync("Things", new TableQuery { Select = ["N"] }, null, default)).Rows, read => Assert.Equal(["N"], read.Properties.Keys));
        await Assert.ThrowsAsync<ArgumentException>(() => store.UpsertAsync("Things", new TableRow("p", "r").Set("Format", 1), default));
    }

    private static Task<int> ForAllAsync(string database, Func<ITableStore, string, TableRow, Task<WriteResult>> change) => WithEngineAsync(database, async engine =>
    {
        var count = 0;
        foreach (var table in await engine.ListTablesAsync(default))
        {
            foreach (var row in await engine.ReadAllAsync(table, new TableQuery(), default).ToListAsync())
            {
                count += await change(engine, table, row) is WriteResult.Written ? 1 : 0;
            }
        }

        return count;
    });

    private static Task<List<int?>> ProfileFormatsAsync(string database) => WithEngineAsync(database, async engine => await engine
        .ReadAllAsync("People", new TableQuery(), default).Where(row => row.RowKey == "profile").Select(row => row.GetInt32(RowFormats.Property)).ToListAsync());

    private static Task<int?> MarkAsync(string database) =>
        WithEngineAsync(database, async engine => (await engine.GetAsync("Store", "store", "format", default))?.GetInt32(RowFormats.Property));
}
