using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Offices;

/// <summary>「わたしの事業所」, and who is found to belong to which.</summary>
public class MineTests : IAsyncLifetime
{
    private const int Person = 50;
    private const string One = "見本相談所";
    private const string Other = "みほん支援室";

    private OfficeBot? bot;

    private OfficeBot Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await OfficeBot.StartAsync();
        await Bot.AddAllAsync(One, Other);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Office_IsChosenAndChosenAnew()
    {
        Assert.Contains($"{One}（青葉区）", (await Bot.JoinAsync(Person, One)).Card.Shown, StringComparison.Ordinal);
        Assert.Equal([Reach.Key(Person)], await PeopleAsync(One));
        Assert.Equal(One, (await Bot.Book.OfPersonAsync(Reach.Key(Person), default))!.Name);

        var card = await Bot.Channel.Personal(Person).AskAsync("わたしの事業所");
        Assert.Contains($"いまは「{One}」", card.Shown, StringComparison.Ordinal);
        Assert.Equal(card.Choices("office")[One], card.Values["office"]);
        await Bot.JoinAsync(Person, Other);

        Assert.Empty(await PeopleAsync(One));
        Assert.Equal([Reach.Key(Person)], await PeopleAsync(Other));
        Assert.Equal([Reach.Key(Person)], (await Bot.Book.PeopleAsync(OfficeBot.Ward, default))[(await Bot.OfficeAsync(Other)).Id]);
    }

    [Fact]
    public async Task WithoutAWard_TheWardIsAskedFirst()
    {
        var chat = Bot.Channel.Personal(Person);
        var asked = await chat.AskAsync("わたしの事業所");
        Assert.Contains("どの区の事業所ですか", asked.Shown, StringComparison.Ordinal);
        var card = (await chat.PressAsync(asked, "青葉区")).Card;
        Assert.Contains(One, card.Choices("office").Keys);

        var empty = (await chat.PressAsync((await chat.PressAsync(card, "ほかの区から選ぶ")).Card, "泉区")).Card;
        Assert.Contains("泉区の一覧には、まだ事業所がありません", empty.Shown, StringComparison.Ordinal);
        Assert.Contains("ボットの管理をしている方に", empty.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotOnTheList_SaysWhomToAsk()
    {
        var chat = Bot.Channel.Personal(Person);
        await chat.SayAsync("青葉区");
        var card = await chat.AskAsync("わたしの事業所");

        var said = (await chat.PressAsync(card, "この事業所にする", ("office", card.Choices("office")["一覧にありません"]))).Card;

        Assert.Contains("青葉区の事務局に、事業所の名前を伝えてください", said.Shown, StringComparison.Ordinal);
        Assert.Null(await Bot.Book.OfPersonAsync(Reach.Key(Person), default));
    }

    [Fact]
    public async Task OldPress_DoesNotUndoANewerChoice()
    {
        var chat = Bot.Channel.Personal(Person);
        await chat.SayAsync("青葉区");
        var card = await chat.AskAsync("わたしの事業所");
        await chat.PressAsync(card, "この事業所にする", ("office", card.Choices("office")[One]));
        await Bot.JoinAsync(Person, Other);

        var again = await chat.PressAsync(card, "この事業所にする", ("office", card.Choices("office")[One]));

        Assert.Contains(Other, again.Card.Shown, StringComparison.Ordinal);
        Assert.Equal([Reach.Key(Person)], await PeopleAsync(Other));
        Assert.Empty(await PeopleAsync(One));
    }

    [Fact]
    public async Task ClosedOffice_CannotBeChosen()
    {
        var chat = Bot.Channel.Personal(Person);
        await chat.SayAsync("青葉区");
        var card = await chat.AskAsync("わたしの事業所");
        var list = await Bot.Keeper.AskAsync("事業所の一覧");
        var fields = (await OfficeBot.PressAsync(Bot.Keeper, list, "直す・閉じる", ("office", list.Choices("office")[One]))).Card;
        await OfficeBot.PressAsync(Bot.Keeper, fields, "閉じる");

        Assert.Equal("application/vnd.microsoft.error", (await chat.PressAsync(card, "この事業所にする", ("office", card.Choices("office")[One]))).Type);
        Assert.Null(await Bot.Book.OfPersonAsync(Reach.Key(Person), default));
        Assert.DoesNotContain(One, (await chat.AskAsync("わたしの事業所")).Choices("office").Keys);
    }

    [Fact]
    public async Task InAChannel_OthersReadNothingOfIt()
    {
        await Bot.JoinAsync(Person, One);

        Assert.Contains("個人チャットにお送りしました", await Bot.Channel.Chat(Person).TextAsync("わたしの事業所"), StringComparison.Ordinal);
        Assert.Contains("個人チャットにお送りしました", await Bot.Channel.Chat(Person).TextAsync("個別スーパービジョンはいつ"), StringComparison.Ordinal);
        await Reach.UntilAsync(() => Bot.Told(Person).Count == 2);
    }

    private async Task<IReadOnlyList<string>> PeopleAsync(string name) => await Bot.Book.PeopleOfAsync(await Bot.OfficeAsync(name), default);
}
