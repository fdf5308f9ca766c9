using System.Text;
using Sendai.Bot.Tests.Cards;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Tests.Newsletters;

/// <summary>Cards and files of a year in which much was said, with text that is as odd as it can be.</summary>
public sealed class NewsletterCardsTests
{
    private const string Odd = "<script>alert(1)</script> **太字** [見](https://evil.example) [^1] `x` &amp; ~~線~~ {{DATE(x)}} | {onclick=x} # 1. <b>";

    [Fact]
    public async Task EveryCard_PassesParserSchemaAndRules_AndTheFileHoldsAll()
    {
        await using var bot = await NewsletterBot.StartAsync();
        for (var i = 0; i < 40; i++)
        {
            var lines = string.Join('\n', Enumerable.Range(0, 12).Select(line => $"第{i:00}回の{line:00}行目{new string('長', 200)}"));
            await bot.AddAsync(NewsletterBot.Here, new(2026, 10, 1 + (i % 31)), $"{Odd}{i}", null, (SummaryPart.Decisions, lines), (SummaryPart.Issues, $"{Odd}{i}"), (SummaryPart.Next, Odd));
        }

        for (var i = 1; i <= 12; i++)
        {
            await bot.AddAsync(NewsletterBot.There, new(2026, 10, i), Odd, null, (SummaryPart.Topics, $"{Odd}{i}"));
        }

        var choose = await bot.Administrator.AskAsync("委員向けお知らせの下書き 青葉区");
        var draft = await NextAsync(choose, "下書きを作る");
        var many = await NextAsync(await bot.Administrator.AskAsync("ニュースレターの下書き 泉区"), "下書きを作る");
        var all = await NextAsync(await bot.Administrator.AskAsync("ニュースレターの下書き 全区"), "下書きを作る");
        var offered = await NextAsync(draft, "印刷用に受け取る");
        (string Name, CardView Card)[] cards =
        [
            ("choose", choose),
            ("wrong", await NextAsync(choose, "下書きを作る", ("period", "days"))),
            ("draft", draft),
            ("many", many),
            ("all", all),
            ("file", offered),
            ("again", await NextAsync(draft, "期間を選びなおす")),
            ("ward", await bot.Keeper.AskAsync("ニュースレターの下書き")),
        ];

        var problems = await CardCheck.FindProblemsAsync(cards.Select(card => (card.Name, card.Card.Json.GetRawText())));

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        Assert.All(cards, card => Assert.InRange(Encoding.UTF8.GetByteCount(card.Card.Json.GetRawText()), 1, 25_000));
        Assert.All(cards.SelectMany(card => card.Card.RawTexts), text => Assert.DoesNotMatch(@"(?<!\\)\[見|\{\{DATE|(?<!\\)<b>", text));
        Assert.Equal(12, many.Buttons.Count(button => button.Verb == "summary.open"));
        Assert.Matches(@"ほかに\d+件あります。ファイルには、全部入っています。", draft.Shown);

        var (page, _, _) = await bot.TakeAsync(offered);
        for (var i = 0; i < 40; i++)
        {
            Assert.Contains($"第{i:00}回の11行目", page, StringComparison.Ordinal);
        }

        // What was typed does nothing: it stands there as it was typed.
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; **太字** [見](https://evil.example) [^1] `x` &amp;amp; ~~線~~ {{DATE(x)}} | {onclick=x} # 1. &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<b>|href=\"https://evil|<[^>]*onclick", page);

        async Task<CardView> NextAsync(CardView card, string title, params (string Name, string Value)[] typed) =>
            (await Contacts.Keeper.PressAsync(bot.Administrator, card, title, typed)).Card;
    }
}
