using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Minutes;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.Minutes;

/// <summary>The transcript of a meeting as rough minutes, through the whole program.</summary>
public sealed class MeetingTranscriptTests : IAsyncLifetime
{
    private const string Join = "https://teams.example/l/meetup-join/1";

    private static readonly LocalDate Day = new(2026, 12, 1);

    private ConnectorServer graph = null!;
    private BotFactory bot = null!;

    public async Task InitializeAsync()
    {
        graph = await ConnectorServer.StartAsync();
        bot = await BotFactory.StartAsync(settings: new Dictionary<string, string?> { ["Graph:Organizer"] = "yoyaku@example.jp", ["Graph:Endpoint"] = graph.Url });
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task Transcript_OfTheDayComesWithoutTimesAndNames()
    {
        // Half past nine in the evening of the day, and the morning of the next.
        Answer(200, """{"value":[{"id":"m"}]}""");
        Answer(200, """{"value":[{"id":"other","createdDateTime":"2026-12-02T00:00:00Z"},{"id":"mine","createdDateTime":"2026-12-01T12:30:00Z"}]}""");
        Answer(200, "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 見本 みほん>名簿を直すことに決まりました。</v>");

        var read = Assert.IsType<MinutesText.Read>(await GetAsync());

        Assert.Equal("名簿を直すことに決まりました。\n", read.Text);
        Assert.EndsWith("/transcripts/mine/content", graph.Requests.Last().Line, StringComparison.Ordinal);
        AssertSilent();
    }

    [Fact]
    public async Task MeetingThatNobodyRecorded_IsSaidWithWhatToDo()
    {
        Answer(200, """{"value":[]}""");

        Assert.StartsWith("この回の文字起こしが見つかりません。", await ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_SaysWhatToTellTheItDesk_AndTheLogHasTheCode()
    {
        Answer(403, """{"error":{"code":"Forbidden","message":"yoyaku@example.jp は使えません"}}""");

        var reason = await ReasonAsync();

        Assert.Contains("情報システムの担当の方には、「ボットに会議の文字起こしを読む許可", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Forbidden", reason, StringComparison.Ordinal);
        Assert.Contains(bot.Log.All, line => line.Contains("Graph does not give the transcript of a meeting: Forbidden", StringComparison.Ordinal));
        AssertSilent();
    }

    [Fact]
    public async Task BusyGraph_IsNotNow()
    {
        Answer(503, "");

        Assert.StartsWith("今は文字起こしを受け取れません。何も変えていません。", await ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MeetingThatWasNotOnline_AsksNobody()
    {
        Assert.Contains("参加用リンクがない", await ReasonAsync(link: ""), StringComparison.Ordinal);
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task WithoutAMailbox_ThereAreNoTranscripts()
    {
        await using var plain = await BotFactory.StartAsync();
        var transcript = plain.Services.GetRequiredService<MeetingTranscript>();

        Assert.False(transcript.IsConfigured);
        Assert.StartsWith(
            "文字起こしを受け取る設定がまだありません。",
            Assert.IsType<MinutesText.Refused>(await transcript.GetAsync(Join, Day, default)).Reason,
            StringComparison.Ordinal);
    }

    private void Answer(int status, string body) => graph.Scripted.Enqueue(ConnectorServer.Body(status, body));

    private Task<MinutesText> GetAsync(string link = Join) => bot.Services.GetRequiredService<MeetingTranscript>().GetAsync(link, Day, default);

    private async Task<string> ReasonAsync(string link = Join) => Assert.IsType<MinutesText.Refused>(await GetAsync(link)).Reason;

    private void AssertSilent() => Assert.DoesNotContain(
        bot.Log.All,
        line => new[] { "名簿", "見本", "yoyaku@", "yoyaku%40", "meetup-join" }.Any(word => line.Contains(word, StringComparison.Ordinal)));
}
