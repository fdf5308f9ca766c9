using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Tables.Sqlite;
using Sendai.Tests.Support;
using static Sendai.Bot.Tests.Operators.OperatorRig;

namespace Sendai.Bot.Tests.Operators;

/// <summary>Verbs as somebody at a desk runs them: who may, and what the record says. The store is Azurite by tokens, over HTTPS.</summary>
public sealed class OperatorTests
{
    private static readonly string[] Purge = ["cases", "purge"];

    [Fact]
    public async Task AnAdministratorOfTheBot_RunsAVerbAndItIsRecordedUnderTheirObjectId()
    {
        await using var rig = await OperatorRig.StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);

        var ran = await rig.RunAsync(Ids.Administrator, "cases", "purge", "--ward", "青葉区");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        var line = Assert.Single(await rig.AuditAsync());
        Assert.Equal((Ids.Administrator, Operation.OperateStore, AuditOutcome.Done), (line.Who, line.What, line.Outcome));
        Assert.Equal("verb/cases purge/青葉", line.On);
    }

    [Fact]
    public async Task SomebodyElse_IsRefusedAndThatIsRecordedWhateverTheirOwnSettingsSay()
    {
        await using var rig = await OperatorRig.StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);
        rig.Settings["Access:Administrators:0"] = Ids.Other;

        var ran = await rig.RunAsync(Ids.Other, ["directory", "import", OneContact()]);

        Assert.Contains("管理者", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Empty(ran.Output);
        var line = Assert.Single(await rig.AuditAsync());
        Assert.Equal((Ids.Other, Operation.ReplaceDirectory, AuditOutcome.Refused, "verb/directory import"), (line.Who, line.What, line.Outcome, line.On));
        Assert.Null(await new VersionStore(rig.Store, TimeProvider.System).GetCurrentAsync(default));
    }

    [Fact]
    public async Task AStoreInWhichNoBotHasBegun_GoesByTheSettingsOfTheDeskUntilOneHas()
    {
        await using var rig = await OperatorRig.StartAsync();
        rig.Settings["Access:Administrators:0"] = Ids.Administrator;

        Assert.Equal(1, (await rig.RunAsync(Ids.Other, Purge)).ExitCode);
        Assert.Equal(0, (await rig.RunAsync(Ids.Administrator, ["directory", "import", OneContact()])).ExitCode);
        Assert.Equal(1, (await rig.RunAsync(Ids.Administrator, Purge)).ExitCode);

        Assert.Equal(
            [AuditOutcome.Refused, AuditOutcome.Done, AuditOutcome.Refused],
            (await rig.AuditAsync()).Select(line => line.Outcome));
    }

    [Fact]
    public async Task WhatIsOfThe事務局Alone_IsDoneInTeams()
    {
        await using var rig = await OperatorRig.StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);

        var ran = await rig.RunAsync(Ids.Administrator, "summaries", "send", "20261101-abc", "--recipients", "1");

        Assert.Contains("Teams", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Equal("verb/summaries send//20261101-abc", Assert.Single(await rig.AuditAsync()).On);
    }

    [Fact]
    public async Task WhatIsPublic_NeedsNobodyAndIsNotRecorded()
    {
        await using var rig = await OperatorRig.StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);

        Assert.Equal(0, (await rig.RunAsync(Ids.Other, "directory", "history")).ExitCode);
        Assert.Equal(0, (await rig.RunAsync(Ids.Other, "directory", "import", OneContact(), "--dry-run")).ExitCode);

        Assert.Empty(await rig.AuditAsync());
    }

    [Fact]
    public async Task NoToken_OneWithoutAPersonAndOneThatTheStoreRefuses_DoNothing()
    {
        await using var rig = await OperatorRig.StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);

        Assert.Contains("az login", (await rig.RunWithTokenAsync(null, Purge)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("az login", (await rig.RunWithTokenAsync(TokenAzurite.Token(null), Purge)).AssertFailedInOneLine(), StringComparison.Ordinal);
        // Whoever writes an administrator's id into a token must still find a store that takes it.
        var forged = await rig.RunWithTokenAsync(TokenAzurite.Token(Ids.Administrator, audience: "https://example.com"), Purge);
        Assert.Contains("保存先", forged.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Empty(forged.Output);
        Assert.Empty(await rig.AuditAsync());
    }

    [Fact]
    public async Task NamesTypedForAWardOrAnId_AreNotRecorded()
    {
        await using var rig = await OperatorRig.StartAsync();
        await rig.KeepAdministratorsAsync(Ids.Administrator);

        await rig.RunAsync(Ids.Administrator, "reviews", "roster", "--ward", "佐藤", "--session", "佐藤花子");

        var line = Assert.Single(await rig.AuditAsync());
        Assert.Equal(("verb/reviews roster", AuditOutcome.NotDone), (line.On, line.Outcome));
    }

    [Fact]
    public async Task AFileOfOnesOwn_IsAnybodysWhoHoldsItAndIsRecordedUnderNobody()
    {
        var database = BotFactory.NewDatabase();
        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "directory", "import", OneContact())).ExitCode);

        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "directory", "rollback", "1")).ExitCode);

        await using var store = new SqliteTableStore(database);
        var log = new AuditLog(store, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<AuditLog>.Instance);
        // The first import made the store, in which nothing was that somebody could have changed.
        var line = Assert.Single(await log.ReadAsync(null, 10, default));
        Assert.Equal(("local", AuditOutcome.Done, "verb/directory rollback//1"), (line.Who, line.Outcome, line.On));
    }

    [Fact]
    public async Task WhatCannotBeRecorded_IsNotDone()
    {
        var database = BotFactory.NewDatabase();
        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "directory", "import", OneContact())).ExitCode);
        FullTable.Of(database, "Audit");

        var ran = await BotProgram.RunOnAsync(database, "directory", "rollback", "1");

        Assert.Contains("保存先", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
        await using var store = new SqliteTableStore(database);
        Assert.Equal(2, (await new VersionStore(store, TimeProvider.System).GetCurrentAsync(default))!.Number);
    }

    [Fact]
    public async Task TheBot_KeepsItsAdministratorsWhenItStartsAndTheNewOnesAfterARestart()
    {
        var database = BotFactory.NewDatabase();
        await using (var bot = await AccessBot.StartAsync(database))
        {
            await KeptAsync(bot, TestChannel.ObjectId(AccessBot.Administrator), TestChannel.ObjectId(AccessBot.OtherAdministrator));
        }

        await using var later = await BotFactory.StartAsync(
            database, environment: "Production", settings: new Dictionary<string, string?> { ["Access:Administrators:0"] = Ids.Other.ToUpperInvariant() });
        await KeptAsync(later, Ids.Other);
    }

    [Fact]
    public async Task TheRecord_ShowsVerbsByWhatWasTyped()
    {
        var database = BotFactory.NewDatabase();
        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "directory", "import", OneContact())).ExitCode);
        await BotProgram.RunOnAsync(database, "cases", "purge", "--ward", "青葉");
        await using var bot = await AccessBot.StartAsync(database);

        var card = await new TestChannel(bot, members: []).Personal(AccessBot.Administrator).AskAsync("監査の記録");

        Assert.Contains("保存先の管理（端末のコマンド cases purge・青葉区）：済み", card.Shown, StringComparison.Ordinal);
        Assert.Contains("保存先の鍵かファイルを持つ方", card.Shown, StringComparison.Ordinal);
    }

    /// <summary>It is written beside the start, so it is looked for until it is there.</summary>
    private static async Task KeptAsync(BotFactory bot, params string[] administrators)
    {
        for (var looks = 0; ; looks++)
        {
            var kept = await AdministratorRows.FindAsync(bot.Store(), default);
            if (kept?.SetEquals(administrators) == true)
            {
                return;
            }

            Assert.True(looks < 400, "The administrators were not kept.");
            await Task.Delay(25);
        }
    }

    private static string OneContact()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sendai-import-").FullName, "holidays.csv");
        var lines = File.ReadAllLines(Path.Combine(NodeTools.Repository, "src", "Sendai.Bot", "Data", "holidays.csv"));
        File.WriteAllLines(file, lines[..^1]);
        return file;
    }
}
