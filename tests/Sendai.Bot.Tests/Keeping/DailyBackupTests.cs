using Azure.Core;
using Azure.Core.Pipeline;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Tables.Blobs;
using Sendai.Teams.Tests.Support;
using Sendai.Tests.Support;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>The backup of each night, into a real blob service.</summary>
public sealed class DailyBackupTests : IAsyncLifetime
{
    private const string ContainerName = "backups";

    // 02:00 in the city.
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 19, 17, 0, 0, TimeSpan.Zero));
    private readonly LogLines log = new();
    private readonly string database = BotFactory.NewDatabase();
    private readonly List<IAsyncDisposable> opened = [];
    private AzuriteAccount account = null!;
    private BlobContainer container = null!;

    public async Task InitializeAsync()
    {
        account = await Azurite.FreshBlobsAsync();
        container = new BlobContainer(Address(ContainerName), new BlobKeyPolicy(account));
        await WithEngineAsync(database, async engine => await engine.InsertAsync("Things", new TableRow("p", "r").Set("N", 7L), default));
    }

    public async Task DisposeAsync()
    {
        foreach (var one in opened)
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task OneOfTwoInstances_MakesOneEachDay_AndOneThatWasMissed()
    {
        await MakeContainerAsync();
        var (one, two) = (Instance(), Instance());
        // The first look makes that of last night, for which nobody was there.
        await LookAsync(one, two);
        Assert.Equal(1, Logged("Information The backup sendai-2026-11-19"));
        Assert.False(await container.ExistsAsync("sendai-2026-11-20.jsonl.gz", default));

        clock.Advance(TimeSpan.FromMinutes(61));
        await LookAsync(two, one);
        await LookAsync(one, two);

        Assert.Equal(2, log.All.Count);
        Assert.Equal(1, Logged("Information The backup sendai-2026-11-20"));
        using var copy = new MemoryStream();
        await container.DownloadAsync("sendai-2026-11-20.jsonl.gz", copy, default);
        var restored = BotFactory.NewDatabase();
        Assert.IsType<RestoreOutcome.Done>(await RestoreAsync(restored, copy.ToArray(), clock));
        Assert.Equal(["Things p r: N=Int64:7"], await DumpAsync(restored));
    }

    [Fact]
    public async Task WhatFails_IsToldAndTriedAgainAfterAnHour()
    {
        var one = Instance();
        await LookAsync(one, Instance());
        Assert.StartsWith("Error No backup was made: The blob service at 127.0.0.1", Assert.Single(log.All), StringComparison.Ordinal);
        Assert.Contains("404", log.All.Single(), StringComparison.Ordinal);

        await MakeContainerAsync();
        clock.Advance(TimeSpan.FromMinutes(59));
        await LookAsync(one);
        Assert.Single(log.All);
        clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(one);

        // It is three o'clock by now: the next night's is due as well, and only that.
        Assert.True(await container.ExistsAsync("sendai-2026-11-20.jsonl.gz", default));
    }

    [Fact]
    public async Task BackupOfTheDayThatIsThere_IsNotWrittenOver()
    {
        await MakeContainerAsync();
        await using (var upload = container.Create("sendai-2026-11-19.jsonl.gz", default))
        {
            await upload.WriteAsync("first"u8.ToArray());
            Assert.True(await upload.CommitAsync(default));
        }

        await LookAsync(Instance());
        await using var late = container.Create("sendai-2026-11-19.jsonl.gz", default);
        await late.WriteAsync("second"u8.ToArray());
        Assert.False(await late.CommitAsync(default));

        using var copy = new MemoryStream();
        await container.DownloadAsync("sendai-2026-11-19.jsonl.gz", copy, default);
        Assert.Equal("first"u8.ToArray(), copy.ToArray());
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task LargeBlob_TravelsInBlocks()
    {
        await MakeContainerAsync();
        var bytes = new byte[9 * 1024 * 1024];
        new Random(3).NextBytes(bytes);
        await using (var upload = container.Create("large", default))
        {
            foreach (var part in bytes.Chunk(700_000))
            {
                await upload.WriteAsync(part);
            }

            Assert.False(await container.ExistsAsync("large", default));
            Assert.True(await upload.CommitAsync(default));
        }

        using var copy = new MemoryStream();
        await container.DownloadAsync("large", copy, default);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task WithoutAContainer_ThereIsNoSuchTask()
    {
        await using var bot = await BotFactory.StartAsync();

        Assert.Equal([RetentionSweep.Name], ((IEnumerable<DailyTask>)bot.Services.GetService(typeof(IEnumerable<DailyTask>))!).Select(task => task.Name));
    }

    private static async Task LookAsync(params DailyWork[] instances)
    {
        foreach (var instance in instances)
        {
            await instance.RunDueAsync(default);
        }
    }

    private int Logged(string start) => log.All.Count(line => line.StartsWith(start, StringComparison.Ordinal));

    private DailyWork Instance()
    {
        var tables = (FormattedStore)Storage.Open(Settings(database));
        opened.Add(tables);
        var backup = new DailyBackup(container, () => Storage.OpenEngine(Settings(database)), clock, log);
        return new DailyWork([backup.Daily], tables, new CityClock(clock), clock);
    }

    private async Task MakeContainerAsync()
    {
        var pipeline = HttpPipelineBuilder.Build(new Sendai.Tables.AzureTables.TableClientOptions(), new BlobKeyPolicy(account));
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Put;
        message.Request.Uri.Reset(new Uri($"{Address(ContainerName)}?restype=container"));
        message.Request.Headers.Add("x-ms-version", "2021-12-02");
        await pipeline.SendAsync(message, default);
        Assert.Equal(201, message.Response.Status);
    }

    private Uri Address(string name) => new($"http://127.0.0.1:{account.Port}/{account.Name}/{name}");
}
