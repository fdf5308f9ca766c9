using Microsoft.AspNetCore.Http;
using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Graph;

/// <summary>The transcript of an online meeting: what is asked, to the letter, and what comes of every answer.</summary>
public sealed class TranscriptTests
{
    private const string Join = "https://teams.example/l/meetup-join/19%3ameeting_x/0?context={\"a\":\"it's\"}";
    private const string Meeting = """{"value":[{"id":"MSp=/1","subject":"ひみつの会議"}]}""";
    private const string Vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 見本 みほん>ひみつです。</v>";

    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task Transcript_IsTheNewestOfTheDay()
    {
        await using var rig = await GraphRig.StartAsync();
        Script(
            rig,
            Body(200, Meeting),
            Body(200, List(
                ("before", "2026-11-30T14:59:59.9999999Z"), ("first", "2026-12-01T01:00:00.1234567Z"),
                ("newest/=", "2026-12-01T03:00:00Z"), ("second", "2026-12-01T02:00:00Z"), ("after", "2026-12-01T15:00:00Z"))),
            Body(200, Vtt));

        var result = await FindAsync(rig);

        Assert.Equal(new TranscriptResult.Found(Vtt), result);
        Assert.Equal(
            [
                ("GET /v1.0/users/yoyaku%40example.jp/onlineMeetings?$filter=JoinWebUrl%20eq%20%27https%3A%2F%2Fteams.example%2Fl%2F"
                    + "meetup-join%2F19%253ameeting_x%2F0%3Fcontext%3D%7B%22a%22%3A%22it%27%27s%22%7D%27", "application/json"),
                ("GET /v1.0/users/yoyaku%40example.jp/onlineMeetings/MSp%3D%2F1/transcripts", "application/json"),
                ("GET /v1.0/users/yoyaku%40example.jp/onlineMeetings/MSp%3D%2F1/transcripts/newest%2F%3D/content", "text/vtt"),
            ],
            rig.Server.Requests.Select(request => (request.Line, request.Accept!)));
        Assert.All(rig.Server.Requests, request => Assert.Equal(("", "Bearer sesame-1"), (request.Body, request.Authorization)));
        AssertSilent(rig, result);
    }

    [Theory]
    [InlineData("""{"value":[]}""")]
    [InlineData("{}")]
    [InlineData("""{"value":[{"id":""}]}""")]
    public async Task MeetingThatIsNotInTheMailbox_IsNone(string meetings)
    {
        await using var rig = await GraphRig.StartAsync();
        Script(rig, Body(200, meetings));

        Assert.Equal(new TranscriptResult.None(), await FindAsync(rig));
        Assert.Single(rig.Server.Requests);
    }

    [Fact]
    public async Task MeetingWithoutATranscriptOfThatDay_IsNone()
    {
        await using var rig = await GraphRig.StartAsync();
        Script(rig, Body(200, Meeting), Body(200, List(("other", "2026-12-08T01:00:00Z"))));

        Assert.Equal(new TranscriptResult.None(), await FindAsync(rig));
    }

    [Fact]
    public async Task MeetingWithManyTranscripts_IsReadToItsLastPage()
    {
        await using var rig = await GraphRig.StartAsync();
        Script(
            rig,
            Body(200, Meeting),
            Body(200, List(("a", "2026-12-01T01:00:00Z")).Replace("}]}", $"}}],\"@odata.nextLink\":\"{rig.Server.Url}/v1.0/more?$skiptoken=2\"}}", StringComparison.Ordinal)),
            Body(200, List(("b", "2026-12-01T02:00:00Z"))),
            Body(200, Vtt));

        Assert.IsType<TranscriptResult.Found>(await FindAsync(rig));

        var lines = rig.Server.Requests.Select(request => request.Line).ToArray();
        Assert.Equal("GET /v1.0/more?$skiptoken=2", lines[2]);
        Assert.EndsWith("/transcripts/b/content", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextPageElsewhere_GetsNoToken()
    {
        await using var rig = await GraphRig.StartAsync();
        await using var other = await ConnectorServer.StartAsync();
        Script(
            rig,
            Body(200, Meeting),
            Body(200, List(("a", "2026-12-01T01:00:00Z")).Replace("}]}", $"}}],\"@odata.nextLink\":\"{other.Url}/v1.0/more\"}}", StringComparison.Ordinal)),
            Body(200, Vtt));

        Assert.IsType<TranscriptResult.Found>(await FindAsync(rig));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task PagesWithoutEnd_HaveOne()
    {
        await using var rig = await GraphRig.StartAsync();
        Script(rig, Body(200, Meeting));
        rig.Server.Paths["/v1.0/more"] = rig.Server.Paths["/v1.0/users/yoyaku@example.jp/onlineMeetings/MSp=%2F1/transcripts"] =
            context => Body(200, $$"""{"value":[],"@odata.nextLink":"{{rig.Server.Url}}/v1.0/more"}""")(context);

        Assert.Equal(new TranscriptResult.None(), await FindAsync(rig));
        Assert.InRange(rig.Server.Requests.Count, 10, 50);
    }

    [Theory]
    [InlineData("""{"error":{"code":"Forbidden","message":"見本","innerError":{"code":"SpeakerAttributionNotAllowed"}}}""")]
    [InlineData("""{"error":{"code":"SpeakerAttributionNotAllowed","message":"見本"}}""")]
    [InlineData("""{"error":{"code":"Forbidden","innerError":{"date":"2026","innerError":{"code":"SpeakerAttributionNotAllowed"}}}}""")]
    public async Task TenantThatGivesNoNames_IsAskedForTheFormWithoutThem(string refusal)
    {
        await using var rig = await GraphRig.StartAsync();
        Script(rig, Body(200, Meeting), Body(200, List(("a", "2026-12-01T01:00:00Z"))), Body(403, refusal), Body(200, "00:00:01 ひみつです。"));

        Assert.Equal(new TranscriptResult.Found("00:00:01 ひみつです。"), await FindAsync(rig));

        var tries = rig.Server.Requests.TakeLast(2).ToArray();
        Assert.Equal(["text/vtt", "application/vnd.microsoft.graph.transcript+text"], tries.Select(request => request.Accept));
        Assert.Equal(tries[0].Line, tries[1].Line);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"mihon@example.jp","innerError":{"code":"TranscriptAccessDisabled"}}}""", "TranscriptAccessDisabled")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"mihon@example.jp","innerError":{"date":"2026-12-01"}}}""", "Forbidden")]
    [InlineData(403, """{"error":{"code":"Forbidden","innerError":{"code":"mihon@example.jp"}}}""", "Forbidden")]
    [InlineData(403, "", "Http403")]
    [InlineData(400, """{"error":{"code":"BadRequest"}}""", "BadRequest")]
    public async Task Refusal_IsNotAllowed_WithItsCodeAlone_AtEveryStep(int status, string body, string code)
    {
        for (var step = 0; step < 3; step++)
        {
            await using var rig = await GraphRig.StartAsync();
            Script(rig, [.. Steps.Take(step), Body(status, body)]);

            var result = await FindAsync(rig);

            Assert.Equal(new TranscriptResult.NotAllowed(code), result);
            Assert.Equal(step + 1, rig.Server.Requests.Count);
            AssertSilent(rig, result);
        }
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "120", 120)]
    [InlineData(503, null, null)]
    [InlineData(500, null, null)]
    public async Task WhatPasses_IsNotNowWithTheAskedWait_AtEveryStep(int status, string? retryAfter, int? seconds)
    {
        for (var step = 0; step < 3; step++)
        {
            await using var rig = await GraphRig.StartAsync();
            Script(rig, [.. Steps.Take(step), ConnectorServer.Status(status, retryAfter)]);

            var wait = seconds is { } asked ? TimeSpan.FromSeconds(asked) : (TimeSpan?)null;
            Assert.Equal(new TranscriptResult.NotNow(wait, $"Http{status}"), await FindAsync(rig));
            Assert.Equal(step + 1, rig.Server.Requests.Count);
        }
    }

    [Fact]
    public async Task WhatIsGoneMeanwhile_IsNone()
    {
        for (var step = 0; step < 3; step++)
        {
            await using var rig = await GraphRig.StartAsync();
            Script(rig, [.. Steps.Take(step), Body(404, """{"error":{"code":"NotFound"}}""")]);

            Assert.Equal(new TranscriptResult.None(), await FindAsync(rig));
        }
    }

    [Fact]
    public async Task ListThatCannotBeRead_IsNotNow()
    {
        await using var rig = await GraphRig.StartAsync();
        Script(rig, Body(200, "<html>"));

        Assert.Equal(new TranscriptResult.NotNow(null, "NoList"), await FindAsync(rig));
    }

    [Fact]
    public async Task LongTranscript_ComesWhole_AndOneWithoutEndDoesNot()
    {
        await using var rig = await GraphRig.StartAsync();
        var twoHours = new string('あ', 500_000);
        Script(rig, [.. Steps, Body(200, twoHours)]);
        Assert.Equal(twoHours, Assert.IsType<TranscriptResult.Found>(await FindAsync(rig)).Text);

        Script(rig, [.. Steps, Body(200, new string('x', 17_000_000))]);
        Assert.Equal(new TranscriptResult.NotNow(null, "ConfigurationLimitExceeded"), await FindAsync(rig));
    }

    private static Func<HttpContext, Task>[] Steps => [Body(200, Meeting), Body(200, List(("a", "2026-12-01T01:00:00Z")))];

    private static Func<HttpContext, Task> Body(int status, string body) => ConnectorServer.Body(status, body);

    private static void Script(GraphRig rig, params Func<HttpContext, Task>[] answers) => Array.ForEach(answers, rig.Server.Scripted.Enqueue);

    private static string List(params (string Id, string Created)[] items) =>
        $$"""{"value":[{{string.Join(',', items.Select(item => $$"""{"id":"{{item.Id}}","createdDateTime":"{{item.Created}}"}"""))}}]}""";

    private static Task<TranscriptResult> FindAsync(GraphRig rig) =>
        rig.Transcripts.FindAsync(GraphRig.Mailbox, Join, Day, Day.AddDays(1), default);

    private static void AssertSilent(GraphRig rig, TranscriptResult result)
    {
        rig.AssertSilent(result);
        Assert.DoesNotContain(
            rig.Log.All.Append(result.ToString()), line => line.Contains("ひみつ", StringComparison.Ordinal) || line.Contains("meetup-join", StringComparison.Ordinal));
    }
}
