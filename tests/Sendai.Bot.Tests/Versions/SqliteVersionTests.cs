using System.Diagnostics;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Pack;
using Sendai.Bot.Versions;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Xunit.Abstractions;

namespace Sendai.Bot.Tests.Versions;

public sealed class SqliteVersionTests(ITestOutputHelper output) : VersionContract
{
    private SqliteTableStore? store;

    [Fact]
    public async Task DirectoryOfACity_IsReadInAFractionOfASecond()
    {
        using var pack = new BrokenPack();
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        var version = (await Store.GetVersionAsync(1, default))!;
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            var tables = await new DirectoryReader(Store).ReadAsync(version, default);
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.InRange(tables.Sum(stored => stored.Table.Rows.Count), 17_000, 20_000);
        }

        output.WriteLine($"17,000 rows: {string.Join(", ", times.Select(time => $"{time:0}"))} ms");
        // Under 150 ms on an idle machine; the other tests run beside this one.
        Assert.InRange(times.Min(), 0, 500);
    }

    public override async Task DisposeAsync() => await store!.DisposeAsync();

    protected override Task<ITableStore> OpenAsync() => Task.FromResult<ITableStore>(store = new SqliteTableStore(BotFactory.NewDatabase()));
}
