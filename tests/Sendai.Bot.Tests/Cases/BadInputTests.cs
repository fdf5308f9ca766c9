using System.Text;
using System.Text.Json.Nodes;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;

namespace Sendai.Bot.Tests.Cases;

/// <summary>Whatever comes back from a card: each has its own clear answer, and nothing is kept of what is refused.</summary>
public class BadInputTests
{
    // What is typed over a form that has everything, and what is said to it.
    private static readonly (string Field, string Value, string Words)[] Bad =
    [
        ("age", "", "年代を選んでください。"),
        ("disabilities", "", "障害の種別を、1つ以上選んでください。"),
        ("household", "", "世帯を選んでください。"),
        ("ward", "", "区を選んでください。"),
        ("summary", "", "「困りごとの要旨」を書いてください。"),
        ("summary", "  \t\n\u3000 ", "「困りごとの要旨」を書いてください。"),
        ("question", "\u200b\u202e\u0007", "「相談したいこと」を書いてください。"),
        ("consent", "", "本人の同意を選んでください。"),
        ("anonymous", "false", "チェックを入れてください。"),
        ("ward", "みほん", "選んだ内容を読み取れませんでした。"),
        ("venue", "nowhere", "選んだ内容を読み取れませんでした。"),
        ("age", "500代", "選んだ内容を読み取れませんでした。"),
        ("disabilities", "知的障害,山田太郎", "選んだ内容を読み取れませんでした。"),
        ("household", "<b>城</b>", "選んだ内容を読み取れませんでした。"),
        ("urgency", "1", "選んだ内容を読み取れませんでした。"),
        ("urgency", "", "選んだ内容を読み取れませんでした。"),
        ("consent", "maybe", "選んだ内容を読み取れませんでした。"),
    ];

    /// <summary>One bot and one person after the other: starting it is what takes the time.</summary>
    [Fact]
    public async Task WhatIsMissingOrForged_IsSaidAtItsField_AndNothingIsHandedIn()
    {
        await using var bot = await BotFactory.StartAsync();
        for (var at = 0; at < Bad.Length; at++)
        {
            var (field, value, words) = Bad[at];
            var chat = Reach.Personal(bot, at);

            var answer = (await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "出す", (field, value))).Card;

            Assert.Contains("まだ出していません", answer.Shown, StringComparison.Ordinal);
            Assert.Contains(words, answer.Shown, StringComparison.Ordinal);
            Assert.DoesNotContain("山田", answer.Json.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("みほん", answer.Json.GetRawText(), StringComparison.Ordinal);
            Assert.Equal(at, (await bot.AllAsync()).Count);
            // The rest is still there, and with it the case can be handed in.
            Assert.Contains("ケースを受け付けました", (await chat.FillAsync(answer, "出す")).Card.Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FourThousandLetters_AreTaken_OneMoreIsNot()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");
        (string, string)[] Typed(int letters) => [("summary", new string('あ', letters - 20)), ("support", new string('い', 10)), ("question", new string('う', 10))];

        var tooLong = (await chat.FillAsync(form, "出す", Typed(4001))).Card;

        Assert.Contains("全部合わせて4,000字までです。いまは4,001字あります。1字減らしてください。", tooLong.Shown, StringComparison.Ordinal);
        Assert.Equal(3981, tooLong.Values["summary"].Length);
        Assert.Contains("4,001字", (await chat.FillAsync(form, "下書き保存", Typed(4001))).Card.Shown, StringComparison.Ordinal);
        Assert.Null(await bot.DraftAsync(1));
        Assert.Contains("ケースを受け付けました", (await chat.FillAsync(tooLong, "出す", Typed(4000))).Card.Shown, StringComparison.Ordinal);
        Assert.Equal(3980, (await bot.CaseAsync()).Content.Summary.Value.Length);
    }

    [Fact]
    public async Task TwentyThousandLetters_StayOnThePressedCard()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);

        var pressed = await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "出す", ("summary", new string('長', 20_000)));

        Assert.Equal((200, "application/vnd.microsoft.activity.message"), (pressed.StatusCode, pressed.Type));
        Assert.Contains("いまは20,", pressed.Value.GetString(), StringComparison.Ordinal);
        Assert.Contains("このカードに残したまま", pressed.Value.GetString(), StringComparison.Ordinal);
        Assert.Empty(await bot.AllAsync());
    }

    [Fact]
    public async Task Emoji_AreTaken_ThousandsAreRefusedByTheirOwnWords()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");

        var many = await chat.FillAsync(form, "出す", ("summary", string.Concat(Enumerable.Repeat("😀", 1900))));
        Assert.Contains("絵文字や記号が多すぎて", many.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await bot.AllAsync());

        await chat.FillAsync(form, "出す", ("summary", "笑顔が増えた😀👨‍👩‍👧 \ud83d"));
        Assert.Contains("笑顔が増えた😀", (await bot.CaseAsync()).Content.Summary.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksOfDirectionAndControlCharacters_AreGoneFromWhatIsKept()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);

        await chat.HandInAsync(("summary", "\u202eAさん\u0000は\u0007元気\u200bです。\r\nשלום"));

        Assert.Equal("Aさんは元気です。\nשלום", (await bot.CaseAsync()).Content.Summary.Value);
    }

    [Fact]
    public async Task MarkdownAndHtml_AreShownAsTheyWereWritten()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        await chat.HandInAsync(("summary", "**強い**不安 <b>と</b> [会](https://example.test) {{DATE(2026-01-01T00:00:00Z)}}"));

        var open = await chat.NextAsync(await chat.AskAsync("わたしのケース"), "見る");

        Assert.Contains("\\*\\*強い", string.Concat(open.RawTexts), StringComparison.Ordinal);
        Assert.Contains("**強い**不安 <b>と</b>", open.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgedData_OfOtherShapes_ChangesNothing()
    {
        await using var bot = await BotFactory.StartAsync();
        var chat = Reach.Personal(bot, 1);
        var form = await chat.AskAsync("ケースを出したい");
        foreach (var data in new JsonObject[]
        {
            [],
            new() { ["nonce"] = "n", ["summary"] = "x" },
            new() { ["nonce"] = new string('g', 16), ["summary"] = "x" },
            new() { ["nonce"] = new string('a', 16), ["summary"] = new JsonArray("x"), ["age"] = 5, ["ward"] = new JsonObject() },
            new() { ["nonce"] = new string('a', 16), ["ward"] = "青葉", ["case"] = "../../x" },
            new() { ["nonce"] = new string('a', 16), ["ward"] = "青葉", ["case"] = "2026-00001" },
        })
        {
            foreach (var verb in new[] { "case.send", "case.save", "case.form", "case.discard", "case.add", "case.withdraw", "case.answer", "case.open", "case.mine" })
            {
                var pressed = await chat.ExecuteAsync(verb, data.DeepClone().AsObject(), form.Id);
                Assert.InRange(pressed.StatusCode, 200, 400);
                Assert.InRange(Encoding.UTF8.GetByteCount(pressed.Value.GetRawText()), 1, 25 * 1024);
            }
        }

        Assert.Empty(await bot.AllAsync());
    }
}
