using System.Text.RegularExpressions;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Consult;

public partial class AnswerTests : IAsyncLifetime
{
    private const string HardCase = "困難ケースを連絡会で検討したい";

    private BotFactory? bot;
    private Chat? chat;

    private BotFactory Bot => bot!;

    private Chat Chat => chat!;

    public async Task InitializeAsync()
    {
        bot = await BotFactory.StartAsync();
        chat = new Chat(Bot);
        await chat.SayAsync("泉区");
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Answer_NamesTheWardsBodyWhyHowAndWhereThatStands()
    {
        var card = await Chat.AskAsync(HardCase);

        Assert.Contains("泉区 障害者相談支援事業所等連絡会議", card.Shown, StringComparison.Ordinal);
        Assert.Contains("困りごと：", card.Shown, StringComparison.Ordinal);
        Assert.Contains("手がかりのことば：", card.Shown, StringComparison.Ordinal);
        Assert.Contains("困難ケース", card.Shown, StringComparison.Ordinal);
        Assert.Contains("年度", card.Shown, StringComparison.Ordinal);
        Assert.Contains(card.Buttons, button => button.Title == "出典");
        Assert.Contains("相談先の情報：", card.Hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("相談先の情報：", card.Shown, StringComparison.Ordinal);
        Assert.InRange(Names(card).Length, 1, 3);
    }

    [Fact]
    public async Task ConfirmedNumber_IsTextAndACallLink()
    {
        var card = await Chat.AskAsync("区役所の障害高齢課に聞きたい");

        Assert.Contains("泉区役所 障害高齢課", card.Shown, StringComparison.Ordinal);
        Assert.Contains("022-372-3111", card.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("022-372-3111（未確認", card.Shown, StringComparison.Ordinal);
        Assert.Contains(card.Calls, call => call.Url == "tel:022-372-3111");
    }

    [Fact]
    public async Task UnconfirmedNumber_SaysSoWithItsDateAndHasNoCallLink()
    {
        var card = await Chat.AskAsync("医療的ケア児の退院後の相談");

        Assert.Contains("022-346-7835（未確認・2022-06-29の情報）", card.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Calls, call => call.Url == "tel:022-346-7835");
    }

    [Fact]
    public async Task BodyWithoutANumber_NamesTheBodyToCallInstead()
    {
        var shown = (await Chat.AskAsync(HardCase)).Shown.Split('\n');

        var at = Array.FindIndex(shown, line => line.StartsWith("連絡先未登録", StringComparison.Ordinal));
        Assert.True(at >= 0);
        Assert.Matches("^☎ ", shown[at + 1]);
        Assert.Contains("かわりに", shown[at + 1], StringComparison.Ordinal);
        Assert.Matches("[0-9]{3}-[0-9]{3}-[0-9]{4}", shown[at + 1]);
    }

    [Fact]
    public async Task BodyOfTheWholeCity_NamesTheDeskOfWhoeversWardItIs()
    {
        const string Text = "仙台市障害者自立支援協議会の本会に話を上げたい";
        var other = new Chat(Bot, "29:other", "a:other");
        await other.SayAsync("青葉区");

        // One after the other, and the first again: what was made for one is not told to the other.
        string[] shown = [(await Chat.AskAsync(Text)).Shown, (await other.AskAsync(Text)).Shown, (await Chat.AskAsync(Text)).Shown];

        Assert.All(shown, card => Assert.Contains("1. 仙台市障害者自立支援協議会（本会）", card, StringComparison.Ordinal));
        Assert.Equal(["泉区役所", "青葉区役所", "泉区役所"], shown.Select(card => InsteadOfTheFirst().Match(card).Groups[1].Value));
    }

    [Fact]
    public async Task OtherCandidates_ComeOnAPageOfTheirOwnAndBack()
    {
        var first = await Chat.AskAsync(HardCase);

        var second = (await Chat.PressAsync(first, "ほかの候補")).Card;
        var back = (await Chat.PressAsync(second, "はじめの候補にもどる")).Card;

        Assert.NotEmpty(Names(second));
        Assert.Empty(Names(first).Intersect(Names(second)));
        Assert.Contains("\n4. ", second.Shown, StringComparison.Ordinal);
        Assert.Equal(first.Shown, back.Shown);
    }

    [Fact]
    public async Task Wrong_AsksWhichTroubleWasMeantAndAnswersThePress()
    {
        var answer = await Chat.AskAsync(HardCase);

        var asks = Assert.Single(await Chat.CardsAfterAsync(await Chat.PressAsync(answer, "ちがう")));
        var near = asks.Buttons.First(button => button.Verb == "consult.ask");

        var better = Assert.Single(await Chat.CardsAfterAsync(await Chat.PressAsync(asks, near)));
        Assert.Contains(near.Title, better.Shown, StringComparison.Ordinal);
        Assert.NotEmpty(Names(better));
    }

    [Fact]
    public async Task QuestionOf20000Characters_IsAnsweredWithACardThatFits()
    {
        var text = string.Concat(Enumerable.Repeat($"{HardCase}。経過を書きます。", 1000))[..20_000];

        var card = await Chat.AskAsync(text);

        Assert.Contains("泉区 障害者相談支援事業所等連絡会議", card.Shown, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(card.Json.GetRawText()), 1, 25 * 1024);
        Assert.NotEmpty(Names((await Chat.PressAsync(card, "ほかの候補")).Card));
    }

    [Theory]
    [InlineData("**困難ケース**を _検討_ したい <b>GH</b> {{DATE}}")]
    [InlineData("[GH](https://example.com)を出される人の <script>alert(1)</script> 困難ケース")]
    [InlineData("# GH\n- 困難ケース\n> `加算` &lt;b&gt; {{DATE(2026-01-01T00:00:00Z, SHORT)}}")]
    public async Task TypedMarkup_IsNeverMarkupOnACard(string text)
    {
        var answer = await Chat.AskAsync(text);
        var more = (await Chat.PressAsync(answer, "ほかの候補")).Card;
        var wrong = Assert.Single(await Chat.CardsAfterAsync(await Chat.PressAsync(answer, "ちがう")));

        Assert.All(new[] { answer, more, wrong }, card => Assert.All(card.RawTexts.Where(raw => !IsSource(raw)), raw =>
        {
            Assert.DoesNotMatch(@"(?<!\\)[*_`\[\]<]", raw);
            Assert.DoesNotMatch(@"\{\{", raw);
            Assert.DoesNotMatch(@"(?<!\\)&\w+;", raw);
        }));
        Assert.Equal(text, answer.Button("役に立った").Data.GetProperty("q").GetString());
    }

    /// <summary>Sources are links: Markdown of our own.</summary>
    private static bool IsSource(string raw) =>
        raw.StartsWith("相談先の情報：", StringComparison.Ordinal) || raw.StartsWith("連絡先：", StringComparison.Ordinal);

    [GeneratedRegex(@"\A.*?連絡先未登録です。\n☎ [-0-9]+　かわりに (\w+)", RegexOptions.Singleline)]
    private static partial Regex InsteadOfTheFirst();

    private static string[] Names(CardView card) => [.. card.Shown.Split('\n')
        .Where(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..].StartsWith(". ", StringComparison.Ordinal))
        .Select(line => line[3..])];
}
