using System.Text.Json;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>「わたしの予約」, and 「予定表に入れる」.</summary>
public class MineTests
{
    [Fact]
    public async Task BookingsOfAllWards_AreShownInOrder_FourAtATime()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        string[] wards = ["泉", "青葉", "太白", "若林", "宮城野"];
        for (var day = 0; day < wards.Length; day++)
        {
            await bot.MakeAsync(Sessions.Wednesday.PlusDays(day), wards[day]);
            await chat.BookAsync(wards[day]);
        }

        var mine = await chat.AskAsync("わたしの予約");
        Assert.True(mine.Shown.IndexOf("泉区", StringComparison.Ordinal) < mine.Shown.IndexOf("青葉区", StringComparison.Ordinal));
        Assert.Equal(4, mine.Buttons.Count(button => button.Title == "取り消す"));
        var rest = (await chat.PressAsync(mine, "もっと見る（あと1件）")).Card;
        Assert.Contains("宮城野区", rest.Shown, StringComparison.Ordinal);
        Assert.Contains("予約もキャンセル待ちもありません", (await Reach.Personal(bot, 2).AskAsync("わたしの予約")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalendarEntry_OpensInTeams_OrIsAFileThatIsTakenOnce()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var confirmed = await chat.BookAsync(typed: ("issue", "i001"));

        var card = (await chat.PressAsync(confirmed, "予定表に入れる")).Card;
        var teams = Uri.UnescapeDataString(card.Button("Teamsの予定表で開く").Url!);
        Assert.StartsWith("https://teams.microsoft.com/l/meeting/new?subject=青葉区 ちょこっとケースレビュー&startTime=2026-11-25T", teams, StringComparison.Ordinal);
        Assert.DoesNotContain("8050", teams, StringComparison.Ordinal);
        var given = (await chat.PressAsync(card, "ファイル（.ics）を受け取る")).Card;
        var link = new Uri(given.Button("ファイルを開く").Url!);

        using var client = bot.CreateClient();
        using var first = await client.PostAsync(new Uri(link.PathAndQuery, UriKind.Relative), null);
        var file = await first.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART:20261125T010000Z", file, StringComparison.Ordinal);
        Assert.DoesNotContain("8050", file, StringComparison.Ordinal);
        using var second = await client.PostAsync(new Uri(link.PathAndQuery, UriKind.Relative), null);
        Assert.Equal(404, (int)second.StatusCode);
    }

    [Fact]
    public async Task FileOfACancelledBooking_IsNotGiven_AndNoLinkIsMadeInAChannel()
    {
        await using var bot = await BotFactory.StartAsync();
        await bot.MakeAsync();
        var chat = Reach.Personal(bot, 1);
        var confirmed = await chat.BookAsync();
        var card = (await chat.PressAsync(confirmed, "予定表に入れる")).Card;
        var link = new Uri((await chat.PressAsync(card, "ファイル（.ics）を受け取る")).Card.Button("ファイルを開く").Url!);
        var inChannel = await Reach.Channel(bot, 1).PressAsync(card, "ファイル（.ics）を受け取る");
        Assert.Equal(JsonValueKind.String, inChannel.Value.ValueKind);
        Assert.DoesNotContain((await bot.ToldAsync(1)).Buttons, button => button.Title == "ファイルを開く");

        await chat.PressAsync((await chat.PressAsync(confirmed, "取り消す")).Card, "はい、取り消します");

        using var client = bot.CreateClient();
        using var answer = await client.PostAsync(new Uri(link.PathAndQuery, UriKind.Relative), null);
        Assert.Equal(404, (int)answer.StatusCode);
    }
}
