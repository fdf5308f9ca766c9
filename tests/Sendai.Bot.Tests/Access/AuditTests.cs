using System.Text.Json.Nodes;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Access;

/// <summary>The record of what was done: complete, in order, readable by administrators only.</summary>
public sealed class AuditTests
{
    private static readonly ChannelAccount Somebody = new("29:11", "秘密の名前", TestChannel.ObjectId(11));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_ComeNewestFirstAcrossMonthsAndPagesAndOnceEach(bool onAzurite)
    {
        var time = new MovedTime { Now = new DateTimeOffset(2026, 10, 31, 23, 59, 59, TimeSpan.Zero) };
        await using var bot = await AccessBot.StartAsync(await Databases.NewAsync(onAzurite), time);
        var audit = bot.Services.GetRequiredService<AuditLog>();
        var written = new List<string>();
        // October, an instant before November, twice the first of it, a month without a line, a new year.
        foreach (var at in new[] { "2026-10-31T23:59:59.0000000Z", "2026-10-31T23:59:59.9999999Z", "2026-11-01T00:00:00.0000000Z", "2026-11-01T00:00:00.0000000Z", "2027-01-01T00:00:00.0000000Z" })
        {
            time.Now = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
            for (var i = 0; i < 3; i++)
            {
                written.Add($"{written.Count}");
                await audit.RecordAsync(Somebody, Operation.EditContact, written[^1], AuditOutcome.Done, CancellationToken.None);
            }
        }

        foreach (var size in new[] { 1, 2, 4, 100 })
        {
            var read = new List<AuditEntry>();
            IReadOnlyList<AuditEntry> page;
            do
            {
                page = await audit.ReadAsync(read.LastOrDefault()?.Line, size, CancellationToken.None);
                read.AddRange(page);
            }
            while (page.Count > 0);

            Assert.Equal(written.Order(), read.Select(entry => entry.On).Order());
            Assert.Equal(read.Select(entry => entry.At), read.Select(entry => entry.At).OrderDescending());
        }
    }

    [Fact]
    public async Task ClockThatWentBack_HidesNoLine()
    {
        var time = new MovedTime { Now = new DateTimeOffset(2026, 11, 1, 0, 0, 1, TimeSpan.Zero) };
        await using var bot = await AccessBot.StartAsync(time: time);
        var audit = bot.Services.GetRequiredService<AuditLog>();
        await audit.RecordAsync(Somebody, Operation.EditContact, "a", AuditOutcome.Done, CancellationToken.None);
        time.Now -= TimeSpan.FromSeconds(5);
        var line = await audit.RecordAsync(Somebody, Operation.EditContact, "b", AuditOutcome.Begun, CancellationToken.None);
        time.Now += TimeSpan.FromSeconds(10);
        await audit.CloseAsync(line, AuditOutcome.Done, CancellationToken.None);

        Assert.Equal(["a", "b"], (await bot.AuditAsync()).Select(entry => entry.On));
        Assert.All(await bot.AuditAsync(), entry => Assert.Equal(AuditOutcome.Done, entry.Outcome));
    }

    [Fact]
    public async Task Record_IsReadPageByPageAndReadingIsRecorded()
    {
        var time = new MovedTime();
        await using var bot = await AccessBot.StartAsync(time: time);
        var channel = new TestChannel(bot, members: [TestChannel.Member(11, "花子")]);
        await channel.RegisterAsync("青葉区");
        for (var i = 0; i < 20; i++)
        {
            time.Now += TimeSpan.FromSeconds(1);
            await channel.Chat(11).TextAsync("事務局に登録 泉区");
        }

        time.Now += TimeSpan.FromSeconds(1);
        var reader = channel.Personal(AccessBot.Administrator);
        var first = await reader.AskAsync("監査の記録");
        time.Now += TimeSpan.FromSeconds(1);
        var second = (await reader.PressAsync(first, "前の記録")).Card;

        Assert.Contains("監査の記録を見る：済み", first.Shown, StringComparison.Ordinal);
        // Names come from the channel at the moment of reading.
        Assert.Contains("11月18日(水) 12:00　花子", first.Shown, StringComparison.Ordinal);
        Assert.Contains("事務局の登録（泉区）：お断り", first.Shown, StringComparison.Ordinal);
        Assert.Contains("事務局の登録（青葉区）：済み", second.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Buttons, button => button.Title == "前の記録");
        Assert.Equal(2, (await bot.AuditAsync()).Count(entry => entry.What == Operation.ReadAudit));
        Assert.DoesNotMatch(@"[0-9a-f]{8}-|19:|admin\.", first.Shown + second.Shown);
    }

    [Fact]
    public async Task Record_IsForAdministratorsInTheirOwnChatOnly()
    {
        await using var bot = await AccessBot.StartAsync();
        var channel = new TestChannel(bot, members: [TestChannel.Member(11)]);
        await channel.RegisterAsync("青葉区");

        Assert.Contains("管理者", await channel.Personal(11).TextAsync("監査の記録"), StringComparison.Ordinal);
        Assert.Equal("お答えは、個人チャットにお送りしました。", await channel.Chat(AccessBot.Administrator).TextAsync("監査の記録"));
        var older = new JsonObject { ["month"] = "209912", ["key"] = "0000000000000000000-00000000" };
        Assert.Equal("application/vnd.microsoft.error", (await channel.Personal(11).ExecuteAsync("admin.olderAudit", older.DeepClone().AsObject())).Type);
        Assert.Equal("お答えは、個人チャットにお送りしました。", (await channel.Chat(AccessBot.Administrator).ExecuteAsync("admin.olderAudit", older)).Value.GetString());
        Assert.DoesNotContain(
            bot.Connector.Requests,
            request => request.Line.Contains("thread", StringComparison.Ordinal) && request.Body.Contains("事務局の登録（", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("20261", "0000000000000000000-00000000")]
    [InlineData("202611", "x")]
    [InlineData("months", "0000000000000000000-00000000")]
    [InlineData("202611\n", "0000000000000000000-00000000")]
    [InlineData(null, null)]
    public async Task ForgedPlace_IsRefused(string? month, string? key)
    {
        await using var bot = await AccessBot.StartAsync();
        var pressed = await new TestChannel(bot).Personal(AccessBot.Administrator).ExecuteAsync("admin.olderAudit", new() { ["month"] = month, ["key"] = key });

        Assert.Equal(400, pressed.StatusCode);
        Assert.Empty(await bot.AuditAsync());
    }

    [Fact]
    public async Task Record_HoldsNoNameAndNoText()
    {
        await using var bot = await AccessBot.StartAsync();
        var channel = new TestChannel(bot, members: [TestChannel.Member(11, "秘密の名前")]);
        await channel.RegisterAsync("青葉区");
        await channel.Chat(11).TextAsync("事務局に登録 秘密の文");
        await channel.Personal(AccessBot.Administrator).AskAsync("監査の記録");

        foreach (var table in new[] { AuditRows.Table, SecretariatRows.Table })
        {
            await foreach (var row in bot.Store().ReadAllAsync(table, new TableQuery(), CancellationToken.None))
            {
                var all = string.Join(' ', row.Properties.Values.Append(row.PartitionKey).Append(row.RowKey));
                Assert.DoesNotMatch("秘密|職員|相談", all);
                Assert.Matches(@"^[\x21-\x7e]+$", row.PartitionKey + row.RowKey);
            }
        }

        Assert.DoesNotContain(bot.Log.All, line => line.Contains("秘密", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatCannotBeRecorded_IsNotDone()
    {
        await using var sqlite = new SqliteTableStore(BotFactory.NewDatabase());
        var store = new PickyStore(sqlite);
        await using var bot = await AccessBot.StartAsync(services: services => services.AddSingleton<ITableStore>(store));
        var channel = new TestChannel(bot, members: [TestChannel.Member(11)]);
        var chat = channel.Chat(AccessBot.Administrator);
        var asked = await chat.AskAsync("事務局に登録 青葉区");

        store.RefusesInsertsInto = AuditRows.Table;
        var pressed = await chat.PressAsync(asked, "登録する");

        Assert.Equal((500, "application/vnd.microsoft.error"), (pressed.StatusCode, pressed.Type));
        Assert.Contains("保存されていません", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(await bot.Services.GetRequiredService<Secretariats>().AllAsync(CancellationToken.None));
        Assert.Contains("もう一度", await channel.Personal(AccessBot.Administrator).TextAsync("監査の記録"), StringComparison.Ordinal);

        // The same card works as soon as the store does.
        store.RefusesInsertsInto = null;
        Assert.Contains("なりました", (await chat.PressAsync(asked, "登録する")).Card.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeedWhoseLineCannotBeClosed_IsDoneAndSaidToBeDone()
    {
        await using var sqlite = new SqliteTableStore(BotFactory.NewDatabase());
        var store = new PickyStore(sqlite);
        await using var bot = await AccessBot.StartAsync(services: services => services.AddSingleton<ITableStore>(store));
        var chat = new TestChannel(bot, members: [TestChannel.Member(11)]).Chat(AccessBot.Administrator);
        var asked = await chat.AskAsync("事務局に登録 青葉区");

        store.RefusesMergesInto = AuditRows.Table;

        Assert.Contains("なりました", (await chat.PressAsync(asked, "登録する")).Card.Shown, StringComparison.Ordinal);
        Assert.Equal(AuditOutcome.Begun, Assert.Single(await bot.AuditAsync()).Outcome);
    }
}
