using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Calendar;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.Sessions;
using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryWriting;

/// <summary>The transcript of an online meeting as the beginning of its summary.</summary>
public sealed class TranscriptTests
{
    private const string Join = "https://teams.example/l/meetup-join/1";
    private const string Take = "文字起こしを取り込む";

    [Fact]
    public async Task Transcript_ComesIntoTheForm_AndIsKeptNowhere()
    {
        await using var graph = await ConnectorServer.StartAsync();
        await using var bot = await StartAsync(graph);
        await bot.MeetAsync(link: Join);
        Answer(graph, """{"value":[{"id":"m"}]}""");
        Answer(graph, """{"value":[{"id":"t","createdDateTime":"2026-11-18T02:00:00Z"}]}""");
        Answer(graph, "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 見本 みほん>名簿を直すことに決まりました。</v>");

        var form = await bot.Keeper.CardAsync(await bot.Keeper.AskAsync("まとめを出す"), Take);

        Assert.Equal("名簿を直すことに決まりました。", form.Values["Decisions"]);
        Assert.Contains("青葉区 情報交換会 11月18日(水)", form.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("名簿を直す", await bot.EverywhereAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranscriptThatIsTooLong_BringsWhatMattersFirst_AndSaysWhatIsLeftOut()
    {
        await using var graph = await ConnectorServer.StartAsync();
        await using var bot = await StartAsync(graph);
        await bot.MeetAsync(link: Join);
        Answer(graph, """{"value":[{"id":"m"}]}""");
        Answer(graph, """{"value":[{"id":"t","createdDateTime":"2026-11-18T02:00:00Z"}]}""");
        Answer(graph, $"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 見本 みほん>{string.Concat(Enumerable.Repeat("空は青くて雲は白いです。", 700))}名簿を直すことに決まりました。</v>");

        var form = await bot.Keeper.CardAsync(await bot.Keeper.AskAsync("まとめを出す"), Take);

        Assert.Equal("名簿を直すことに決まりました。", form.Values["Decisions"]);
        Assert.Matches("長いので、「[^」]+」の[0-9]+行は入っていません。", form.Shown);
    }

    [Fact]
    public async Task MeetingWithoutATranscript_IsSaid_AndTheCardStays()
    {
        await using var graph = await ConnectorServer.StartAsync();
        await using var bot = await StartAsync(graph);
        await bot.MeetAsync(link: Join);
        Answer(graph, """{"value":[]}""");
        var start = await bot.Keeper.AskAsync("まとめを出す");

        Assert.StartsWith("この回の文字起こしが見つかりません。", WritingBot.Words(await OfficeBot.PressAsync(bot.Keeper, start, Take)), StringComparison.Ordinal);
        Assert.StartsWith("文字起こしは、会の記録にある会議から取り込めます。", WritingBot.Words(await OfficeBot.PressAsync(bot.Keeper, start, Take, ("session", "none"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_IsThereOnlyWithAMailboxAndAnOnlineMeeting()
    {
        await using var graph = await ConnectorServer.StartAsync();
        await using var plain = await WritingBot.StartAsync();
        await using var bot = await StartAsync(graph);
        await plain.MeetAsync(link: Join);
        await bot.MeetAsync();

        Assert.DoesNotContain((await plain.Keeper.AskAsync("まとめを出す")).Buttons, button => button.Title == Take);
        Assert.DoesNotContain((await bot.Keeper.AskAsync("まとめを出す")).Buttons, button => button.Title == Take);
    }

    private static Task<WritingBot> StartAsync(ConnectorServer graph) => WritingBot.StartAsync(
        services: services => services.AddSingleton(new CalendarSettings("yoyaku@example.jp", GraphEndpoint.Read(graph.Url)!)));

    private static void Answer(ConnectorServer graph, string body) => graph.Scripted.Enqueue(ConnectorServer.Body(200, body));
}
