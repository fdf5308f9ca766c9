using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Tests.Access;

/// <summary>How a channel becomes the 事務局 of a ward.</summary>
public abstract class RegisterTests : IAsyncLifetime
{
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    protected abstract Task<string> NewDatabaseAsync();

    public async Task InitializeAsync() => bot = await AccessBot.StartAsync(await NewDatabaseAsync());

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Registering_ShowsWhoGainsTheRoleAndGivesItToThemOnly()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11, "花子*太字*"), TestChannel.Member(12), TestChannel.Member(13, "よその人", "guest"), TestChannel.Member(14, "だれか", "anonymous")]);
        var chat = channel.Chat(AccessBot.Administrator);

        var asked = await chat.AskAsync("事務局に登録　青葉");
        Assert.Contains("青葉区の事務局にしますか", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("事務局になる方：2人", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("花子*太字*、職員12", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("ゲスト（ほかの組織の方）：1人", asked.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("だれか", asked.Shown, StringComparison.Ordinal);
        Assert.Null(await FindAsync());

        var pressed = await chat.PressAsync(asked, "登録する", ("guests", "false"));

        Assert.Contains("青葉区の事務局になりました", pressed.Card.Shown, StringComparison.Ordinal);
        // All in the channel see it, not only who pressed.
        await chat.AnswersAsync(pressed.ActivityId, mayBeSilent: true);
        var update = Assert.Single(Bot.Connector.Requests, request => request.Line.StartsWith("PUT", StringComparison.Ordinal));
        Assert.Contains("青葉区の事務局になりました", update.Body, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(asked.Id!), update.Line, StringComparison.Ordinal);

        var registered = (await FindAsync())!;
        Assert.Equal((channel.Id, Bot.Connector.Url, false), (registered.ChannelId, registered.Channel.ServiceUrl, registered.GuestsCount));
        Assert.Equal("28:bot", registered.Channel.Bot!.Id);
        Assert.Contains("青葉区の事務局", (await channel.Personal(11).AskAsync("わたしの役割")).Shown, StringComparison.Ordinal);
        foreach (var other in new[] { 13, 14, 15 })
        {
            Assert.DoesNotContain("事務局", (await channel.Personal(other).AskAsync("わたしの役割")).Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Guests_HaveTheRoleWhenTheyWereChosen()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11), TestChannel.Member(12, role: "guest"), TestChannel.Member(13)]);
        channel.Members[2]["userPrincipalName"] = "x_y.jp#EXT#@city.onmicrosoft.com";

        await channel.RegisterAsync("青葉区", guests: true);

        foreach (var guest in new[] { 12, 13 })
        {
            Assert.Contains("青葉区の事務局", (await channel.Personal(guest).AskAsync("わたしの役割")).Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhoIsNoAdministrator_HearsWhoIsAndNothingChanges()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11)]);
        var asked = await channel.Chat(AccessBot.Administrator).AskAsync("事務局に登録 青葉区");

        Assert.Contains("管理者", await channel.Chat(11).TextAsync("事務局に登録 青葉区"), StringComparison.Ordinal);
        var pressed = await channel.Chat(11).PressAsync(asked, "登録する", ("guests", "true"));

        Assert.Equal(("application/vnd.microsoft.error", 400), (pressed.Type, pressed.StatusCode));
        Assert.Contains("管理者", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Null(await FindAsync());
        var refused = (await Bot.AuditAsync()).Where(entry => entry.Who == TestChannel.ObjectId(11)).ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, entry => Assert.Equal((Operation.RegisterSecretariat, AuditOutcome.Refused), (entry.What, entry.Outcome)));
    }

    [Fact]
    public async Task WrongPlaceOrWard_SaysWhatToDo()
    {
        var channel = new TestChannel(Bot);
        var personal = channel.Personal(AccessBot.Administrator);

        Assert.Contains("チャネルの中", await personal.TextAsync("事務局に登録 青葉区"), StringComparison.Ordinal);
        foreach (var words in new[] { "事務局に登録", "事務局に登録 仙台区", "事務局に登録 青葉区と泉区" })
        {
            var text = await channel.Chat(AccessBot.Administrator).TextAsync(words);
            Assert.Contains("青葉区、", text, StringComparison.Ordinal);
            Assert.DoesNotContain("仙台", text, StringComparison.Ordinal);
        }

        channel.Instead = context => Status(context, 403);
        Assert.Contains("確かめられなかった", await channel.Chat(AccessBot.Administrator).TextAsync("事務局に登録 青葉区"), StringComparison.Ordinal);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task RepeatedPress_HasOneEffectAndTheSameAnswer()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11)]);
        var chat = channel.Chat(AccessBot.Administrator);
        var asked = await chat.AskAsync("事務局に登録 青葉区");
        Assert.Contains("なりました", (await chat.PressAsync(asked, "登録する")).Card.Shown, StringComparison.Ordinal);

        // As Teams may send it again, and after somebody has ended it meanwhile.
        Assert.Contains("なりました", (await chat.PressAsync(asked, "登録する")).Card.Shown, StringComparison.Ordinal);
        await EndAsync(channel);
        Assert.Contains("なりました", (await chat.PressAsync(asked, "登録する")).Card.Shown, StringComparison.Ordinal);

        Assert.Null(await FindAsync());
        Assert.Equal(2, (await Bot.AuditAsync()).Count(entry => entry is { What: Operation.RegisterSecretariat, Outcome: AuditOutcome.Done }));
    }

    [Fact]
    public async Task TwoAdministrators_TheSecondPressChangesNothingThatTheCardHasNotShown()
    {
        var one = new TestChannel(Bot, "19:one@thread.tacv2", TestChannel.Member(11));
        var two = new TestChannel(Bot, "19:two@thread.tacv2", TestChannel.Member(12));
        var first = await one.Chat(AccessBot.Administrator).AskAsync("事務局に登録 青葉区");
        var second = await two.Chat(AccessBot.OtherAdministrator).AskAsync("事務局に登録 青葉区");

        var answers = await Task.WhenAll(
            one.Chat(AccessBot.Administrator).PressAsync(first, "登録する"), two.Chat(AccessBot.OtherAdministrator).PressAsync(second, "登録する"));

        Assert.Equal([200, 400], answers.Select(answer => answer.StatusCode).Order());
        var loser = Assert.Single(answers, answer => answer.StatusCode == 400);
        Assert.Contains("何も変更していません", loser.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(answers[0].StatusCode == 200 ? one.Id : two.Id, (await FindAsync())!.ChannelId);
        Assert.Equal(
            [AuditOutcome.Done, AuditOutcome.NotDone],
            (await Bot.AuditAsync()).Where(entry => entry.What == Operation.RegisterSecretariat).Select(entry => entry.Outcome).Order());
    }

    [Fact]
    public async Task AnotherChannel_ReplacesTheOneBeforeAfterItWasShown()
    {
        var one = new TestChannel(Bot, "19:one@thread.tacv2", TestChannel.Member(11));
        var two = new TestChannel(Bot, "19:two@thread.tacv2", TestChannel.Member(12));
        await one.RegisterAsync("青葉区");
        // One channel may serve two wards.
        await one.RegisterAsync("泉区");

        var asked = await two.Chat(AccessBot.Administrator).AskAsync("事務局に登録 青葉区");
        Assert.Contains("別のチャネルが登録されています", asked.Shown, StringComparison.Ordinal);
        await two.Chat(AccessBot.Administrator).PressAsync(asked, "登録する");

        Assert.Equal(two.Id, (await FindAsync())!.ChannelId);
        var before = (await one.Personal(11).AskAsync("わたしの役割")).Shown;
        Assert.DoesNotContain("青葉区", before, StringComparison.Ordinal);
        Assert.Contains("泉区の事務局", before, StringComparison.Ordinal);
        Assert.Contains("青葉区の事務局", (await two.Personal(12).AskAsync("わたしの役割")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_TakesTheRoleAtOnceAndIsListed()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11), TestChannel.Member(12, role: "guest")]);
        await channel.RegisterAsync("青葉区");
        var list = (await channel.Personal(AccessBot.Administrator).AskAsync("事務局の一覧")).Shown;
        Assert.Contains("青葉区：1人、ゲストは含まない、11月18日(水)から", list, StringComparison.Ordinal);
        Assert.Contains("泉区：登録されていません", list, StringComparison.Ordinal);
        Assert.Contains("管理者", await channel.Personal(11).TextAsync("事務局の一覧"), StringComparison.Ordinal);

        await EndAsync(channel);

        Assert.DoesNotContain("事務局", (await channel.Personal(11).AskAsync("わたしの役割")).Shown, StringComparison.Ordinal);
        Assert.Contains("登録されていません", await channel.Personal(AccessBot.Administrator).TextAsync("事務局の登録を外す 青葉区"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ChangesNothing()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11)]);
        var chat = channel.Chat(AccessBot.Administrator);

        Assert.Contains("何も変更していません", (await chat.PressAsync(await chat.AskAsync("事務局に登録 青葉区"), "やめる")).Card.Shown, StringComparison.Ordinal);

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task ForgedPress_CannotRegisterAnotherChannelOrWard()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11)]);
        var chat = channel.Chat(AccessBot.Administrator);

        foreach (var ward in new JsonNode?[] { "仙台", "", null, 7 })
        {
            var pressed = await chat.ExecuteAsync("admin.register", new JsonObject { ["ward"] = ward?.DeepClone(), ["seen"] = "", ["nonce"] = "n" });
            Assert.Equal(400, pressed.StatusCode);
        }

        var outside = await channel.Personal(AccessBot.Administrator).ExecuteAsync("admin.register", new JsonObject { ["ward"] = "青葉", ["seen"] = "", ["nonce"] = "n" });
        Assert.Equal(400, outside.StatusCode);
        Assert.Empty(await Bot.Services.GetRequiredService<Secretariats>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task LargeChannel_IsCountedAndTheCardStaysSmall()
    {
        var channel = new TestChannel(Bot, members: Enumerable.Range(100, 1200).Select(number => TestChannel.Member(number, new string('長', 200)))) { PageSize = 100 };

        var asked = await channel.Chat(AccessBot.Administrator).AskAsync("事務局に登録 青葉区");

        Assert.Contains("1200人", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("ほか1180人", asked.Shown, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(asked.Json.GetRawText()), 1, 25_000);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task EndAsync(TestChannel channel)
    {
        var chat = channel.Personal(AccessBot.OtherAdministrator);
        var ended = await chat.PressAsync(await chat.AskAsync("事務局の登録を外す 青葉区"), "外す");
        Assert.Contains("外しました", ended.Card.Shown, StringComparison.Ordinal);
    }

    private Task<Secretariat?> FindAsync() => Bot.Services.GetRequiredService<Secretariats>().FindAsync(new Ward("青葉"), CancellationToken.None);
}

public sealed class SqliteRegisterTests : RegisterTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteRegisterTests : RegisterTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
