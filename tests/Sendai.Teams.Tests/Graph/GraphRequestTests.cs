using Sendai.Teams.Graph;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Graph;

/// <summary>What goes over the wire, to the letter, and what comes of good answers.</summary>
public sealed class GraphRequestTests
{
    private const string Event =
        "\"subject\":\"ちょこっとケースレビュー\",\"body\":{\"contentType\":\"text\",\"content\":\"持ち物はありません。\"},"
        + "\"start\":{\"dateTime\":\"2026-12-01T10:00:00\",\"timeZone\":\"Tokyo Standard Time\"},"
        + "\"end\":{\"dateTime\":\"2026-12-01T10:20:00\",\"timeZone\":\"Tokyo Standard Time\"},"
        + "\"location\":{\"displayName\":\"区役所 3階\"},"
        + "\"attendees\":[{\"emailAddress\":{\"address\":\"mihon@example.jp\",\"name\":\"見本 みほん\"},\"type\":\"required\"}],"
        + "\"responseRequested\":false,\"allowNewTimeProposals\":false";

    [Fact]
    public async Task Create_PostsTheEventWithItsTransaction()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(201, """{"@odata.context":"x","id":"AAMk/+=","subject":"ひみつ"}"""));

        var result = await rig.CreateAsync();

        Assert.Equal(new GraphResult.Done("AAMk/+="), result);
        var request = Assert.Single(rig.Server.Requests);
        Assert.Equal("POST /v1.0/users/yoyaku%40example.jp/events", request.Line);
        Assert.Equal(("application/json; charset=utf-8", "Bearer sesame-1"), (request.ContentType, request.Authorization));
        Assert.Equal($"{{{Event},\"transactionId\":\"11111111-2222-8333-8444-555555555555\"}}", request.Body);
        rig.AssertSilent(result, GraphRig.Entry);
    }

    [Fact]
    public async Task Update_PatchesTheEventWithoutATransaction()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(200, """{"id":"another"}"""));

        Assert.Equal(new GraphResult.Done("AA/k+="), await rig.UpdateAsync("AA/k+="));

        var request = Assert.Single(rig.Server.Requests);
        Assert.Equal(("PATCH /v1.0/users/yoyaku%40example.jp/events/AA%2Fk%2B%3D", $"{{{Event}}}"), (request.Line, request.Body));
    }

    [Fact]
    public async Task Cancel_PostsTheComment()
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Status(202));

        var result = await rig.CancelAsync();

        Assert.Equal(new GraphResult.Done("AAMk="), result);
        var request = Assert.Single(rig.Server.Requests);
        Assert.Equal("POST /v1.0/users/yoyaku%40example.jp/events/AAMk%3D/cancel", request.Line);
        Assert.Equal("""{"comment":"見本の都合で取り消しました。"}""", request.Body);
        rig.AssertSilent(result);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-12-01T10:00:00")]
    [InlineData("UTC", "2026-12-01T01:00:00")]
    [InlineData("Pacific Standard Time", "2026-11-30T17:00:00")]
    public async Task Times_AreOnTheWallOfTheZone(string zone, string starts)
    {
        await using var rig = await GraphRig.StartAsync();

        await rig.Client.CreateEventAsync(GraphRig.Mailbox, GraphRig.Entry with { TimeZone = zone }, GraphRig.Transaction, default);

        var start = Assert.Single(rig.Server.Requests).Json.GetProperty("start");
        Assert.Equal((starts, zone), (start.GetProperty("dateTime").GetString(), start.GetProperty("timeZone").GetString()));
    }

    [Theory]
    [InlineData("update", 204)]
    [InlineData("update", 202)]
    [InlineData("cancel", 200)]
    [InlineData("cancel", 204)]
    public async Task AnySuccess_IsDone(string operation, int status)
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Status(status));

        Assert.Equal(new GraphResult.Done("AAMk="), await rig.CallAsync(operation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":"二つの 言葉"}""")]
    public async Task CreateWithoutAnId_IsToBeRepeated(string body)
    {
        await using var rig = await GraphRig.StartAsync();
        rig.Server.Scripted.Enqueue(ConnectorServer.Body(201, body));

        Assert.Equal(new GraphResult.Later(null, "NoId"), await rig.CreateAsync());
    }

    [Fact]
    public async Task NameThatIsEmpty_IsLeftOut()
    {
        await using var rig = await GraphRig.StartAsync();

        await rig.Client.CreateEventAsync(GraphRig.Mailbox, GraphRig.Entry with { AttendeeName = "" }, GraphRig.Transaction, default);

        Assert.Contains("""{"emailAddress":{"address":"mihon@example.jp"},"type":"required"}""", Assert.Single(rig.Server.Requests).Body, StringComparison.Ordinal);
    }
}
