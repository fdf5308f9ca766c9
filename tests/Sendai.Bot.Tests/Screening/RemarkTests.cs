using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Screening;

/// <summary>「この連絡先は違うようです」 with a remark: the number of a desk belongs into it, people do not.</summary>
public sealed class RemarkTests : IAsyncLifetime
{
    private const string BirthDate = "昭和45年3月2日";

    private readonly string database = BotFactory.NewDatabase();
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await Keeper.StartAsync(database);

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task NumberOfADesk_IsToldAsItIs()
    {
        var (chat, question) = await AskAsync("personal");

        var told = (await SendAsync(chat, question, "今は022-000-1234だそうです")).Card;

        Assert.Contains("ありがとうございます", told.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-1234", (await new Keeper(Bot).Chat.AskAsync("届いた指摘")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_ComesBackInTheSameForm_AndOnePressReplaces()
    {
        var (chat, question) = await AskAsync("personal");

        var again = (await SendAsync(chat, question, $"{BirthDate}生まれの方が困っています")).Card;

        Assert.Contains("まだ保存されていません", again.Shown, StringComparison.Ordinal);
        Assert.Equal($"{BirthDate}生まれの方が困っています", again.Values["text"]);
        Assert.Equal("Number", again.Values["kind"]);
        Assert.Contains("届いている指摘はありません", (await new Keeper(Bot).Chat.AskAsync("届いた指摘")).Shown, StringComparison.Ordinal);
        await Traces.AssertNoneAsync(Bot, database, BirthDate);

        await chat.PressAsync(again, "置き換えて知らせる", [.. again.Values.Select(value => (value.Key, value.Value))]);

        Assert.Contains("の方が困っています", (await new Keeper(Bot).Chat.AskAsync("届いた指摘")).Shown, StringComparison.Ordinal);
        await Traces.AssertNoneAsync(Bot, database, BirthDate);
    }

    [Fact]
    public async Task InAChannel_TheTextIsNotSentBack()
    {
        var (chat, question) = await AskAsync("channel");

        var refused = await SendAsync(chat, question, $"{BirthDate}生まれの方が困っています");

        Assert.Equal("application/vnd.microsoft.error", refused.Type);
        Assert.Contains("まだ保存されていません", refused.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(BirthDate, refused.Value.GetRawText(), StringComparison.Ordinal);
        await Traces.AssertNoneAsync(Bot, database, BirthDate);
    }

    [Fact]
    public async Task RemarkOfAContact_ComesBackAndIsSavedWithTheSuggestion()
    {
        var keeper = new Keeper(Bot);

        var again = await keeper.SaveAsync(("phone", "022-000-1234"), ("note", $"{BirthDate}生まれの方の担当。内線 6152"));

        Assert.Contains("まだ保存されていません", again.Shown, StringComparison.Ordinal);
        Assert.Equal(("022-000-1234", $"{BirthDate}生まれの方の担当。内線 6152"), (again.Values["phone"], again.Values["note"]));
        Assert.Contains(Keeper.OldNumber, (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
        await Traces.AssertNoneAsync(Bot, database, BirthDate);

        var saved = (await keeper.PressAsync(again, "置き換えて保存する")).Card;

        Assert.Contains("022-000-1234", saved.Shown, StringComparison.Ordinal);
        Assert.Contains("内線 6152", (await keeper.OpenAsync()).Values["note"], StringComparison.Ordinal);
        await Traces.AssertNoneAsync(Bot, database, BirthDate);
    }

    [Fact]
    public async Task RemarkThatWasConfirmed_IsAskedOnceOnly()
    {
        const string doubtful = "書いた紙に 1111-2222-3334";
        var keeper = new Keeper(Bot);
        var again = await keeper.SaveAsync(("phone", ""), ("note", doubtful));

        // The number is empty as well: that question comes next, and carries what was confirmed.
        var empties = (await keeper.PressAsync(again, "個人は分からないので、このまま保存する")).Card;
        Assert.Contains("空にしますか", empties.Shown, StringComparison.Ordinal);
        Assert.Contains("保存しました", (await keeper.PressAsync(empties, "空にする")).Card.Shown, StringComparison.Ordinal);

        Assert.Equal(doubtful, (await keeper.OpenAsync()).Values["note"]);
        Assert.DoesNotContain("まだ保存されていません", (await keeper.SaveAsync(("phone", "022-000-1234"))).Shown, StringComparison.Ordinal);
    }

    private async Task<(Chat Chat, CardView Question)> AskAsync(string kind)
    {
        var chat = kind == "personal" ? new Chat(Bot, "29:somebody") : new Chat(Bot, "29:somebody", "19:team@thread.tacv2", "channel");
        await chat.SayAsync("泉区");
        var answer = (await chat.SayAsync(Keeper.Question)).First(card => !card.IsWelcome);
        return (chat, Assert.Single(await chat.CardsAfterAsync(await chat.PressAsync(answer, "この連絡先は違うようです"))));
    }

    private static Task<Pressed> SendAsync(Chat chat, CardView question, string text) =>
        Keeper.PressAsync(chat, question, "知らせる", ("contact", question.Choices("contact").Values.First()), ("kind", "Number"), ("text", text));
}
