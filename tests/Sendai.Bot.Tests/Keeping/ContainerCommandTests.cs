using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Operators;
using Sendai.Tables;
using Sendai.Tests.Support;
using static Sendai.Bot.Tests.Keeping.KeepingRig;
using Ids = Sendai.Bot.Tests.Operators.OperatorRig.Ids;

namespace Sendai.Bot.Tests.Keeping;

/// <summary><c>backup --container</c> and <c>restore --container</c>: the program itself, against a blob service that asks for tokens.</summary>
public sealed class ContainerCommandTests
{
    private const string Name = "one.jsonl.gz";

    [Fact]
    public async Task AStoreGoesIntoTheContainer_AndComesBackIntoAnother()
    {
        await using var rig = await StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);
        for (var at = 0; at < 130; at++)
        {
            await rig.Store.UpsertAsync("Reviews", new TableRow("ward", $"s-{at:D3}").Set("N", at).Set("Text", "枠\u3000の名前"), default);
        }

        AssertDone($"「{Name}」に控えました", await rig.RunAsync(Ids.Administrator, "backup", Name, "--container"));
        Assert.Equal(Name, await rig.BlobsAsync());
        var restored = BotFactory.NewDatabase();
        AssertDone("ボットを始められます", await rig.RunOnFileAsync(restored, TokenAzurite.Token(Ids.Administrator), "restore", Name, "--container"));

        var rows = Reviews(await DumpAsync(rig.Store));
        Assert.Equal(130, rows.Count);
        Assert.Equal(rows, Reviews(await DumpAsync(restored)));
        Assert.Contains("もうあります", (await rig.RunAsync(Ids.Administrator, "backup", Name, "--container")).AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverMayNot_AndWhomTheContainerRefuses_LeaveNothingThere()
    {
        await using var rig = await StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);
        Assert.Contains("管理者", (await rig.RunAsync(Ids.Other, "backup", Name, "--container")).AssertFailedInOneLine(), StringComparison.Ordinal);

        // A file asks nobody; the container does.
        var database = BotFactory.NewDatabase();
        await WithEngineAsync(database, async engine => await engine.InsertAsync("Reviews", new TableRow("p", "r"), default));
        var refused = await rig.RunOnFileAsync(database, TokenAzurite.Token(Ids.Nobody, audience: "https://example.com"), "backup", Name, "--container");
        Assert.Contains("Storage Blob Data Contributor", refused.AssertFailedInOneLine(), StringComparison.Ordinal);

        Assert.Equal("", await rig.BlobsAsync());
    }

    [Fact]
    public async Task WhatIsNotInTheContainer_IsOneLine_AndTheStoreStaysEmpty()
    {
        await using var rig = await StartAsync();
        var database = BotFactory.NewDatabase();

        var missing = await rig.RunOnFileAsync(database, TokenAzurite.Token(Ids.Nobody), "restore", "other.jsonl.gz", "--container");

        Assert.Contains("404", missing.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Empty(await WithEngineAsync(database, engine => engine.ListTablesAsync(default)));
    }

    private static async Task<OperatorRig> StartAsync()
    {
        var rig = await OperatorRig.StartAsync();
        await rig.AddContainerAsync();
        return rig;
    }

    private static List<string> Reviews(List<string> dump) => [.. dump.Where(line => line.StartsWith("Reviews ", StringComparison.Ordinal))];

    private static void AssertDone(string words, Ran ran)
    {
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains(words, ran.Output, StringComparison.Ordinal);
    }
}
