using System.Text;
using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Somebody says to be somebody else.</summary>
public sealed class ForgedSenderTests
{
    private const string Victim = "22222222-0000-0000-0000-000000000001";
    private const string Attacker = "22222222-0000-0000-0000-000000000002";

    public static TheoryData<string> Forgeries =>
    [
        """{"user":"29:victim","aadObjectId":"VICTIM"}""",
        """{"from":{"id":"29:victim","aadObjectId":"VICTIM"}}""",
        """{"activity":{"from":{"id":"29:victim"}},"recipient":{"id":"29:victim"}}""",
        """{"People":"VICTIM","partitionKey":"VICTIM","nonce":"../VICTIM"}""",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Press_ThatNamesSomebodyElse_CountsForThePresser(string forged)
    {
        await using var rig = await AttackRig.StartAsync();
        await SetWardAsync(rig, "29:victim", Victim, "泉");

        var data = JsonNode.Parse(forged.Replace("VICTIM", Victim, StringComparison.Ordinal))!.AsObject();
        await SetWardAsync(rig, "29:attacker", Attacker, "青葉", activity =>
        {
            foreach (var (name, value) in data)
            {
                activity["value"]!["action"]!["data"]![name] = value?.DeepClone();
                activity["value"]![name] = value?.DeepClone();
            }
        });

        Assert.Equal("泉", await WardAsync(rig, Victim));
        Assert.Equal("青葉", await WardAsync(rig, Attacker));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"id\":\"29:victim\"}]")]
    [InlineData("\"29:victim\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"id\":null}")]
    [InlineData("{\"id\":[\"29:victim\"]}")]
    [InlineData("{\"id\":{\"id\":\"29:victim\"}}")]
    [InlineData("{\"id\":29}")]
    [InlineData("{\"id\":\"29:x\",\"aadObjectId\":[\"22222222-0000-0000-0000-000000000001\"]}")]
    [InlineData("{\"id\":\"29:x\",\"aadObjectId\":{}}")]
    public async Task Sender_WhoIsNobody_IsRefused(string from)
    {
        await using var rig = await AttackRig.StartAsync();
        var message = new Chat(rig.Bot).Message($"{AttackRig.Secret} 泉区");
        message["from"] = JsonNode.Parse(from);

        Assert.Equal(400, (await rig.PostAsync(message)).Status);
        Assert.Empty(await rig.RowsAsync("People"));
    }

    [Fact]
    public async Task Feedback_KeepsNothingThatWasPutIntoItsButton()
    {
        await using var rig = await AttackRig.StartAsync();
        var press = Presses.Of(new Chat(rig.Bot), "consult.feedback", new()
        {
            ["q"] = new string('長', 3_000),
            ["helpful"] = false,
            ["bodies"] = $"{AttackRig.Secret} {new string('長', 35_000)}",
            ["agreesToText"] = "true",
        });

        Assert.Equal(200, (await rig.PostAsync(press)).Press().StatusCode);

        var row = Assert.Single(await rig.RowsAsync("Feedback"));
        Assert.Equal("", row.Properties["Bodies"]);
        Assert.Equal(1000, ((string)row.Properties["Text"]).Length);
    }

    [Fact]
    public async Task SenderTwice_IsOnePerson()
    {
        await using var rig = await AttackRig.StartAsync();
        await SetWardAsync(rig, "29:victim", Victim, "泉");
        var text = Press(rig, "29:attacker", Attacker, "青葉").ToJsonString();
        var twice = text.Insert(1, $$"""{"from":{"id":"29:victim","aadObjectId":"{{Victim}}"},"""[1..]);

        Assert.Equal(200, (await rig.PostAsync(Encoding.UTF8.GetBytes(twice))).Status);
        Assert.Equal("泉", await WardAsync(rig, Victim));
        Assert.Equal(2, (await rig.ProfilesAsync()).Count);
    }

    [Fact]
    public async Task SenderWithoutADirectoryId_IsNotWhoeverHasNone()
    {
        await using var rig = await AttackRig.StartAsync();
        await SetWardAsync(rig, "29:one", null, "泉");
        await SetWardAsync(rig, "29:two", null, "青葉");

        Assert.Equal(["泉", "青葉"], (await rig.ProfilesAsync()).Select(row => row.GetString("Ward")!).Order(StringComparer.Ordinal));
    }

    private static async Task SetWardAsync(AttackRig rig, string user, string? aadObjectId, string ward, Action<JsonObject>? change = null)
    {
        var press = Press(rig, user, aadObjectId, ward);
        change?.Invoke(press);
        Assert.Equal(200, (await rig.PostAsync(press)).Press().StatusCode);
    }

    private static JsonObject Press(AttackRig rig, string user, string? aadObjectId, string ward) =>
        Presses.SetWard(new Chat(rig.Bot, user, conversation: $"a:{user}"), ward, activity => activity["from"]!["aadObjectId"] = aadObjectId);

    private static async Task<string?> WardAsync(AttackRig rig, string aadObjectId) =>
        (await rig.ProfilesAsync()).Single(row => row.PartitionKey == UserKey.Hash(aadObjectId)).GetString("Ward");
}
