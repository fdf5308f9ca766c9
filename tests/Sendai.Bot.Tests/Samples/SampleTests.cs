using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Versions;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;
using Sendai.Domain.Summaries;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Samples;

/// <summary>When there is a sample, and what is in it.</summary>
public sealed class SampleTests
{
    private const string ObjectId = "30000000-0000-4000-8000-000000000000";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["no-samples"] = "false",
        ["Samples:ServiceUrl"] = "http://127.0.0.1:9",
        ["Samples:TenantId"] = Chat.Tenant,
        ["Samples:BotId"] = "28:bot",
        ["Samples:TeamId"] = "19:team",
        ["Samples:ChannelId"] = "19:one@thread.tacv2",
        ["Samples:OtherChannelId"] = "19:two@thread.tacv2",
        ["Samples:UserId"] = "29:user",
        ["Samples:UserName"] = "みほん",
        ["Samples:UserObjectId"] = ObjectId,
        ["Samples:ChatId"] = "a:chat",
    };

    [Fact]
    public async Task EmptyStore_GetsSessionsOfThreeKindsInTwoWards_AndAPlaceInTheLine()
    {
        await using var bot = await BotFactory.StartAsync(settings: Settings);

        var sessions = await SessionsAsync(bot);
        Assert.Equal(2, sessions.Select(one => one.Session.Ward).Distinct().Count());
        Assert.True(sessions.Select(one => one.Session.KindId).Distinct().Count() >= 3, "Fewer than three kinds.");
        Assert.All(sessions, one => Assert.EndsWith("（見本）", one.Session.Name, StringComparison.Ordinal));
        Assert.Equal((0, 1), Assert.Single(sessions, one => one.Free == 0) is var full ? (full.Free, full.Waiting) : default);
        var mine = await new Chat(bot, objectId: ObjectId).AskAsync("わたしの予約");
        Assert.Contains("キャンセル待ち 1番目", mine.Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await bot.Services.GetRequiredService<Secretariats>().AllAsync(default)).Count);
    }

    [Fact]
    public async Task SecondStart_AddsNothing()
    {
        var database = BotFactory.NewDatabase();
        int before;
        await using (var first = await BotFactory.StartAsync(database, settings: Settings))
        {
            before = await RowsAsync(first);
        }

        await using var second = await BotFactory.StartAsync(database, settings: Settings);

        Assert.Equal(before, await RowsAsync(second));
    }

    [Fact]
    public async Task Cases_AreThreeInThreeStates_OneOfThePersonAtTheKeyboard_AndNoMoreTheSecondTime()
    {
        var database = BotFactory.NewDatabase();
        for (var starts = 0; starts < 2; starts++)
        {
            await using var bot = await BotFactory.StartAsync(database, settings: Settings);
            var ward = bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Wards[0];
            var store = bot.Services.GetRequiredService<CaseStore>();

            var open = await store.OpenAsync(ward, default);

            Assert.Equal([CaseStage.Received, CaseStage.Checked, CaseStage.FollowUp], open.Select(glance => glance.Stage));
            Assert.Equal(open[0].Number, Assert.Single(await store.OfSubmitterAsync([ward], UserKey.Hash(ObjectId), default)).Number);
            foreach (var glance in open)
            {
                Assert.StartsWith("（見本）", (await store.FindAsync(ward, glance.Number.Id, default))!.File.Content.Summary.Value, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Summaries_AreADraftAndOneThatGoesToTheChannel_AndNoMoreTheSecondTime()
    {
        var database = BotFactory.NewDatabase();
        for (var starts = 0; starts < 2; starts++)
        {
            // The second time its sessions are over, so that the sample comes anew.
            await using var bot = await BotFactory.StartAsync(database, time: new MovedTime { Now = new DateTimeOffset(2026, 11, 18, 3, 0, 0, TimeSpan.Zero).AddDays(90 * starts) }, settings: Settings);
            var ward = bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Wards[0];
            var store = bot.Services.GetRequiredService<SummaryStore>();
            // The bot begins the delivery by itself.
            await Reach.UntilAsync(async () => (await store.SinceAsync(ward, new LocalDate(2026, 1, 1), default))[1].Sent is not null);

            var summaries = await store.SinceAsync(ward, new LocalDate(2026, 1, 1), default);

            Assert.Equal(2, summaries.Count);
            Assert.IsType<SummaryState.Draft>(summaries[0].State);
            Assert.Equal(1, summaries[1].Sent!.Recipients);
            Assert.All(summaries, summary => Assert.EndsWith("（見本）", summary.Meeting.Name, StringComparison.Ordinal));
            var subscription = Assert.Single(await bot.Services.GetRequiredService<SubscriptionBook>().AllAsync(ward, default));
            Assert.EndsWith("（見本）", subscription.Name, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Production", "false")]
    [InlineData("Staging", "false")]
    [InlineData("Development", "true")]
    public async Task Elsewhere_AndWhereNobodyWantsIt_ThereIsNone(string environment, string noSamples)
    {
        var settings = new Dictionary<string, string?>(Settings) { ["no-samples"] = noSamples };
        await using var bot = environment == "Development"
            ? await BotFactory.StartAsync(settings: settings)
            : await BotFactory.StartInProductionAsync(settings: settings, environment: environment);

        Assert.Empty(await SessionsAsync(bot));
        Assert.Empty(await bot.Services.GetRequiredService<Secretariats>().AllAsync(default));
    }

    [Fact]
    public async Task StoreWithASecretariat_IsLeftAlone()
    {
        var database = BotFactory.NewDatabase();
        await using (var used = await BotFactory.StartAsync(database))
        {
            var ward = used.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Wards[0];
            var own = new Secretariat(ward, Reference(), null, false, ObjectId, DateTimeOffset.UnixEpoch);
            await used.Services.GetRequiredService<ITableStore>().InsertAsync(SecretariatRows.Table, SecretariatRows.Write(own), default);
        }

        await using var bot = await BotFactory.StartAsync(database, settings: Settings);

        Assert.Empty(await SessionsAsync(bot));
    }

    private static ConversationReference Reference() => new()
    {
        ServiceUrl = "http://127.0.0.1:9",
        Conversation = new ConversationAccount("19:own@thread.tacv2", "channel"),
        User = new ChannelAccount("29:user"),
    };

    private static async Task<IReadOnlyList<SessionGlance>> SessionsAsync(BotFactory bot)
    {
        var store = bot.Services.GetRequiredService<ReviewStore>();
        var all = new List<SessionGlance>();
        foreach (var ward in bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Wards)
        {
            all.AddRange(await store.FromAsync(ward, Instant.FromUtc(2026, 1, 1, 0, 0), 100, default));
        }

        return all;
    }

    private static async Task<int> RowsAsync(BotFactory bot)
    {
        var tables = bot.Services.GetRequiredService<ITableStore>();
        var count = 0;
        foreach (var table in new[] { "Reviews", "Offices", "Access", "People" })
        {
            count += await tables.ReadAllAsync(table, new TableQuery(), default).CountAsync();
        }

        return count;
    }
}
