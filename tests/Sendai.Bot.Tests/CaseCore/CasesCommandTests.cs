using Sendai.Bot.Cases;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Delivery;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.ReviewCore;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.CaseCore;

/// <summary><c>cases purge</c>, as somebody at a terminal sees it; on the machine's own clock.</summary>
public sealed class CasesCommandTests
{
    private static readonly Ward Ward = new("青葉");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Purge_ShowsWhatIsDueAndRemovesItAndTheBotOverwritesWhatWasShown(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var connector = await ConnectorServer.StartAsync();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(400));
        await using var rig = new CaseRig(database, clock, connector.Url);
        var file = await WithdrawnAsync(rig, 1);
        await rig.ShowAsync(file, 1);
        clock.Advance(TimeSpan.FromDays(300));
        var young = await WithdrawnAsync(rig, 2);

        var look = await BotProgram.RunOnAsync(database, "cases", "purge", "--dry-run");
        Assert.Equal((0, ""), (look.ExitCode, look.Error));
        Assert.Equal(
            [$"{file.Number}\t取り下げ\t{CityClock.At(file.Since).Date.PlusMonths(12):uuuu-MM-dd}", "保存の期間が終わったケース 1件。見ただけです。何も消していません。"], look.OutputLines);
        Assert.NotNull(await rig.Store.FindAsync(Ward, file.Number.Id, default));

        var ran = await BotProgram.RunOnAsync(database, "cases", "purge", "--ward", "青葉区");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal("1件のケースの内容を消しました。うち1件は、前に表示したメッセージの書き換えがまだです。ボットが動いているときに終わります。", ran.OutputLines[^1]);
        Assert.Null(await rig.Store.FindAsync(Ward, file.Number.Id, default));
        Assert.NotNull(await rig.Store.FindAsync(Ward, young.Number.Id, default));

        clock.Advance(TimeSpan.FromDays(100) + TimeSpan.FromHours(1));
        for (var looks = 0; looks < 4; looks++)
        {
            await rig.Reviews.RunAsync();
            clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Contains(connector.Requests, request => request.Line.StartsWith("PUT ", StringComparison.Ordinal) && request.Body.Contains("内容を消しました", StringComparison.Ordinal));
        Assert.Equal(1, (await rig.Tables.GetAsync(CaseKeys.Table, CaseKeys.PartitionOf(Ward), CaseKeys.CountKey(file.Number.Year), default))!.GetInt32("Withdrawn"));
        Assert.Equal("保存の期間が終わったケースはありません。", Assert.Single((await BotProgram.RunOnAsync(database, "cases", "purge")).OutputLines));
    }

    [Fact]
    public async Task Purge_WithoutAStoreOrInNoWard_SaysSoInOneLine()
    {
        var database = BotFactory.NewDatabase();

        Assert.Contains("まだありません", (await BotProgram.RunOnAsync(database, "cases", "purge")).AssertFailedInOneLine(), StringComparison.Ordinal);
        await using var rig = new CaseRig(database, new ManualClock());
        await rig.SubmitAsync();
        Assert.Contains("「どこか」という区はありません", (await BotProgram.RunOnAsync(database, "cases", "purge", "--ward", "どこか")).AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    private static async Task<CaseFile> WithdrawnAsync(CaseRig rig, int person)
    {
        var file = await rig.Desk.ReceiveAsync(Ward, rig.Person(person), CaseRig.Content(), rig.Reviews.Press(person), ReviewRig.Data($"hand-in-{person}"), default);
        return Assert.IsType<CaseDecision.Changed>(await rig.Desk.ChangeAsync(Ward, file.Number.Id, (now, at) => now.Withdraw(at), default)).File;
    }
}
