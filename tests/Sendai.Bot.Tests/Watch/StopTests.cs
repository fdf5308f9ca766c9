using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Tables;
using Sendai.Tables.Sqlite;
using Sendai.Teams.Tests.Support;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Watch;

/// <summary>The program as it runs in production, told to stop as a platform does it: SIGTERM, in the middle of the work.</summary>
[Collection(nameof(Alone))]
public sealed class StopTests
{
    private const string ChannelId = "19:jimu@thread.tacv2";

    [Fact]
    [SuppressMessage("Reliability", "CA2025", Justification = "The turn is awaited before anything that it uses is gone.")]
    public async Task SigTermInASlowTurn_CutsNothing_AndReturnsTheLease()
    {
        await using var openId = await TestOpenId.StartAsync();
        await using var connector = await ConnectorServer.StartAsync();
        await using var collector = await OtlpServer.StartAsync();
        var (database, port) = (BotFactory.NewDatabase(), BotProgram.FreePort());
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        connector.Paths[$"/v3/conversations/{ChannelId}/pagedmembers"] = async context =>
        {
            reached.TrySetResult();
            await goOn.Task;
            await context.Response.WriteAsync(new JsonObject { ["members"] = new JsonArray(TestChannel.Member(11)) }.ToJsonString());
        };
        using var process = BotProgram.StartWith(
            new Dictionary<string, string?>(collector.Settings)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Bot:AppId"] = TestTokens.AppId,
                ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
                ["Bot:ServiceHosts"] = "127.0.0.1",
                ["Bot:OutboundToken"] = "none",
                ["Access:Tenants:0"] = Chat.Tenant,
                ["Access:Administrators:0"] = TestChannel.ObjectId(1),
                ["Storage:Path"] = database,
            },
            "--port",
            port.ToString(CultureInfo.InvariantCulture));
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            await Reach.UntilAsync(async () => await StatusAsync(client) == HttpStatusCode.OK);
            await using var store = new SqliteTableStore(database);
            await Reach.UntilAsync(async () => await InstancesAsync(store) == 1);
            var turn = PostAsync(client, connector, TestTokens.Create(openId.Key, connector.Url, TimeProvider.System.GetUtcNow()));
            await reached.Task;

            using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync();
            }

            // Nobody new comes in any more, and the turn is still at work.
            await Reach.UntilAsync(async () => await StatusAsync(client) is null);
            Assert.False(turn.IsCompleted);
            goOn.SetResult();

            Assert.Equal(HttpStatusCode.Accepted, await turn);
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await errors);
            var answer = Assert.Single(connector.Requests, request => request.Line.StartsWith("POST", StringComparison.Ordinal));
            Assert.Contains("青葉区の事務局にしますか", answer.Body, StringComparison.Ordinal);
            Assert.Equal(0, await InstancesAsync(store));
            AssertLines(await output);
            Assert.Contains("turn", collector.Of("traces"), StringComparison.Ordinal);
            Assert.Contains("sendai.turns", collector.Of("metrics"), StringComparison.Ordinal);
            Assert.Contains("Alive", collector.Of("logs"), StringComparison.Ordinal);
        }
        finally
        {
            goOn.TrySetResult();
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Each line is an object with what queries ask for, and what people wrote is in none.</summary>
    private static void AssertLines(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var alive = Assert.Single(lines, line => line.GetProperty("Category").GetString() == "Sendai.Bot.Watch" && line.GetProperty("EventId").GetInt32() == 100);
        Assert.Equal(0, alive.GetProperty("State").GetProperty("Lag").GetInt32());
        Assert.Equal(0, alive.GetProperty("State").GetProperty("Due").GetInt32());
        Assert.DoesNotContain(lines, line => line.GetProperty("LogLevel").GetString() is "Error" or "Critical");
        Assert.DoesNotContain("29:1", output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<int> InstancesAsync(SqliteTableStore store) =>
        await store.ReadAllAsync("Leases", new TableQuery { PartitionKey = "delivery", RowKeyPrefix = "instance-" }, default).CountAsync();

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, ConnectorServer connector, string token)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "m1",
            ["text"] = "事務局に登録 青葉区",
            ["serviceUrl"] = connector.Url,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:1", ["name"] = "相談 員", ["aadObjectId"] = TestChannel.ObjectId(1) },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "案内" },
            ["conversation"] = new JsonObject { ["id"] = $"{ChannelId};messageid=1", ["conversationType"] = "channel", ["tenantId"] = Chat.Tenant },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
