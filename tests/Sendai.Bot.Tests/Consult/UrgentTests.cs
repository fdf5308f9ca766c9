using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Tests.Consult;

/// <summary>Where somebody may be in danger, the calls come before everything else.</summary>
public class UrgentTests : IAsyncLifetime
{
    private BotFactory? bot;

    private BotFactory Bot => bot!;

    public async Task InitializeAsync() => bot = await BotFactory.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Theory]
    [InlineData("本人が死にたいと言っている")]
    [InlineData("さっき大量に薬を飲んだみたい")]
    [InlineData("父親に殴られてけがをしている")]
    [InlineData("包丁を持って暴れている")]
    [InlineData("施設で職員から虐待を受けている")]
    public async Task Danger_IsAnsweredFirstWithWhoToCallAndThenWithBodies(string text)
    {
        var chat = new Chat(Bot);
        await chat.SayAsync("青葉区");

        var cards = await chat.SayAsync(text);

        Assert.Equal(2, cards.Count);
        var (calls, bodies) = (cards[0], cards[1]);
        Assert.Contains("まず電話", calls.Shown, StringComparison.Ordinal);
        Assert.Contains("110", calls.Shown, StringComparison.Ordinal);
        Assert.Contains("119", calls.Shown, StringComparison.Ordinal);
        Assert.Contains(calls.Calls, call => call.Url == "tel:110");
        Assert.Contains(calls.Calls, call => call.Url == "tel:119");
        Assert.DoesNotContain(calls.Buttons, button => button.Title is "役に立った" or "ほかの候補");
        Assert.DoesNotContain("困りごと：", calls.Shown, StringComparison.Ordinal);
        Assert.Contains("1. ", bodies.Shown, StringComparison.Ordinal);
        Assert.True(bodies.Shown.IndexOf("上のカードの番号に電話", StringComparison.Ordinal) > bodies.Shown.LastIndexOf("ここで扱うこと", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("障害のある人が家族から虐待を受けている")]
    [InlineData("施設で職員から虐待を受けている")]
    public async Task Abuse_NamesTheDutyToReport(string text)
    {
        var cards = await new Chat(Bot).SayAsync(text);

        Assert.Contains("通報", cards[0].Shown, StringComparison.Ordinal);
        Assert.Contains("義務", cards[0].Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("本人が死にたいと言っている", true)]
    [InlineData("本人が死にたいと言っている", false)]
    [InlineData("父親に殴られてけがをしている", true)]
    [InlineData("父親に殴られてけがをしている", false)]
    [InlineData("家族が倒れて今夜から介助する人がいない", true)]
    [InlineData("家族が倒れて今夜から介助する人がいない", false)]
    public async Task Calls_AreLinkedOnlyWhenGradedAOrBAndUnconfirmedOnesSaySo(string text, bool onSunday)
    {
        // A clock of its own: beside the bot of the class there is no second pair.
        await using var host = await BotFactory.StartAsync(time: new FixedTime((onSunday ? FixedTime.SundayEvening : FixedTime.WorkingDayNoon).GetUtcNow()));
        var grades = host.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Contacts
            .Where(contact => contact.Phone.Length > 0)
            .ToLookup(contact => contact.Phone, contact => contact.Grade);
        var chat = new Chat(host);
        await chat.SayAsync("宮城野区");

        var cards = await chat.SayAsync(text);

        Assert.Equal(2, cards.Count);
        Assert.NotEmpty(cards[0].Calls);
        foreach (var card in cards)
        {
            Assert.All(card.Calls, call => Assert.True(
                call.Url is "tel:110" or "tel:119" || grades[call.Url!["tel:".Length..]].Any(grade => grade is ContactGrade.A or ContactGrade.B)));
            // A number may stand in the directory twice; it is unconfirmed when nobody confirms it.
            foreach (var phone in grades.Where(entry => entry.All(grade => grade != ContactGrade.A)).Select(entry => entry.Key))
            {
                var lines = card.Shown.Split('\n').Where(line => Regex.IsMatch(line, $"(?<![0-9-]){phone}(?![0-9-])")).ToList();
                Assert.All(lines, line => Assert.Matches($"{phone}（未確認・.*情報）", line));
            }
        }
    }

    [Fact]
    public async Task UnconfirmedCall_SaysSoOnTheFirstCard()
    {
        var calls = (await new Chat(Bot).SayAsync("本人が死にたいと言っている"))[0];

        Assert.Matches("022-718-4343（未確認・.*情報）", calls.Shown);
    }

    [Fact]
    public async Task DangerWithoutAWard_AsksForItBelowTheCallsAndThenShowsTheWardsOwn()
    {
        var chat = new Chat(Bot);
        var first = (await chat.SayAsync("職員が利用者を叩いているのを見た"))[0];
        Assert.Equal(5, first.Wards.Count());
        Assert.DoesNotContain("022-247-1111", first.Shown, StringComparison.Ordinal);

        var pressed = await chat.PressAsync(first, "太白区");

        Assert.Contains("110", pressed.Card.Shown, StringComparison.Ordinal);
        Assert.Contains("022-247-1111", pressed.Card.Shown, StringComparison.Ordinal);
        Assert.Contains("太白区役所", Assert.Single(await chat.CardsAfterAsync(pressed)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_InAPressedButtonComesFirstAsWell()
    {
        var chat = new Chat(Bot);

        var cards = await chat.CardsAfterAsync(await chat.ExecuteAsync("consult.ask", new() { ["q"] = "本人が死にたいと言っている" }));

        Assert.Equal(2, cards.Count);
        Assert.Contains("119", cards[0].Shown, StringComparison.Ordinal);
    }
}
