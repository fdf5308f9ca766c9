using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>A bot that runs while its store is being restored.</summary>
public sealed class HalfRestoredTests
{
    [Fact]
    public async Task PeopleRead_WhatHappened_ThatNothingWasLost_AndWhoGoesOn_UntilItIsDone()
    {
        var database = BotFactory.NewDatabase();
        var clock = new ManualClock();
        await using var store = new FormattedStore(Storage.OpenEngine(Settings(database)), clock);
        await using var bot = await BotFactory.StartAsync(database, services: own => own.AddSingleton<ITableStore>(store));
        var chat = new Chat(bot);
        var asked = await chat.AskAsync("加算のことを聞きたい");
        await WithEngineAsync(database, async engine => await engine.InsertAsync("Store", new TableRow("store", "restore").Set("Sha", "one"), default));
        clock.Advance(TimeSpan.FromSeconds(10));
        var before = await DumpAsync(database);

        var pressed = await chat.PressAsync(asked, "青葉区");
        AssertSays(pressed.Value.GetProperty("message").GetString()!);
        Assert.Equal(202, await bot.StatusAsync(chat.Message("青葉区", "typed")));
        AssertSays(Assert.Single(await chat.AnswersAsync("typed")).Json.GetProperty("text").GetString()!);

        Assert.Equal(before, await DumpAsync(database));
        Assert.Contains(bot.Log.All, line => line.Contains("復元が途中で止まっています", StringComparison.Ordinal));
        await WithEngineAsync(database, async engine => await engine.DeleteAsync("Store", "store", "restore", Azure.ETag.All, default));
        Assert.Contains("青葉", (await chat.PressAsync(asked, "青葉区")).Card.Shown, StringComparison.Ordinal);
    }

    private static void AssertSays(string words)
    {
        Assert.Contains("控えから戻している途中", words, StringComparison.Ordinal);
        Assert.Contains("控えは消えていません。今回の変更は何も保存していません", words, StringComparison.Ordinal);
        Assert.Contains("情報システムの担当の方が最後まで戻すと、また使えます", words, StringComparison.Ordinal);
        Assert.DoesNotContain("版", words, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]", words);
    }
}
