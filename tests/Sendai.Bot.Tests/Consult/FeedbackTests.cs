using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Consult;

public class FeedbackTests : IAsyncLifetime
{
    private const string Question = "困難ケースを連絡会で検討したい";

    private BotFactory? bot;
    private Chat? chat;

    private BotFactory Bot => bot!;

    private Chat Chat => chat!;

    public async Task InitializeAsync()
    {
        bot = await BotFactory.StartAsync();
        chat = new Chat(Bot, "29:tanaka-san");
        await chat.SayAsync("泉区");
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Helpful_PressedTwiceIsOneRowWithoutTheText()
    {
        var answer = await Chat.AskAsync(Question);

        Assert.Contains("ありがとうございます", (await Chat.PressAsync(answer, "役に立った")).Value.GetString(), StringComparison.Ordinal);
        await Chat.PressAsync(answer, "役に立った");

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(true, row.Properties["Helpful"]);
        Assert.Equal("泉", row.Properties["Ward"]);
        Assert.NotEmpty((string)row.Properties["Bodies"]);
        AssertHoldsNothingTyped(row);
    }

    [Fact]
    public async Task Helpful_OnTwoAnswersIsTwoRows()
    {
        await Chat.PressAsync(await Chat.AskAsync(Question), "役に立った");
        await Chat.PressAsync(await Chat.AskAsync(Question), "役に立った");

        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public async Task Wrong_KeepsTheTextOnlyWithConsent(string? consent, bool isKept)
    {
        var asks = Assert.Single(await Chat.CardsAfterAsync(await Chat.PressAsync(await Chat.AskAsync(Question), "ちがう")));
        Assert.Empty(await RowsAsync());

        var thanks = (await Chat.PressAsync(asks, "ちがったと伝える", consent is null ? [] : [("agreesToText", consent)])).Card;

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(false, row.Properties["Helpful"]);
        Assert.Contains(isKept ? "お預かりしました" : "残していません", thanks.Shown, StringComparison.Ordinal);
        if (isKept)
        {
            Assert.Equal(Question, row.Properties["Text"]);
        }
        else
        {
            AssertHoldsNothingTyped(row);
        }
    }

    [Fact]
    public async Task QuestionThatCouldIdentifySomebody_IsNotKeptAndThatIsSaid()
    {
        var answer = await Chat.AskAsync("090-0412-7785に住む方の困難ケースを連絡会で検討したい");
        var asks = Assert.Single(await Chat.CardsAfterAsync(await Chat.PressAsync(answer, "ちがう")));

        var thanks = (await Chat.PressAsync(asks, "ちがったと伝える", ("agreesToText", "true"))).Card;

        Assert.Contains("個人が分かるかもしれない", thanks.Shown, StringComparison.Ordinal);
        Assert.Contains("文は残していません", thanks.Shown, StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(false, row.Properties["Helpful"]);
        AssertHoldsNothingTyped(row);
    }

    [Fact]
    public async Task Rows_NeverNameThePerson()
    {
        await Chat.PressAsync(await Chat.AskAsync(Question), "役に立った");

        // Only the row by which a person is reached knows who they are, and its keys do not say it either.
        var all = (await RowsAsync()).Concat(await RowsAsync("People")).Concat(await RowsAsync("Conversations")).ToList();
        Assert.All(all, row => Assert.Matches("^[ -~]+$", row.PartitionKey + row.RowKey));
        Assert.All(all, row => Assert.DoesNotContain("tanaka", row.PartitionKey + row.RowKey, StringComparison.Ordinal));
        var rows = all.Where(row => row.RowKey != "personal").ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.All([row.PartitionKey, row.RowKey, .. row.Properties.Values.OfType<string>()], text =>
        {
            Assert.DoesNotContain("tanaka", text, StringComparison.Ordinal);
            Assert.DoesNotContain("相談 員", text, StringComparison.Ordinal);
        }));
    }

    private static void AssertHoldsNothingTyped(TableRow row) =>
        Assert.DoesNotContain(row.Properties.Values, value => value is string text && text.Contains("困難", StringComparison.Ordinal));

    private async Task<IReadOnlyList<TableRow>> RowsAsync(string table = "Feedback") =>
        (await Bot.Services.GetRequiredService<ITableStore>().QueryAsync(table, new TableQuery(), null, CancellationToken.None)).Rows;
}
