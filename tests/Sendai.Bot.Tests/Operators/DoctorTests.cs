using Sendai.Bot.Access;
using Sendai.Bot.Commands.Doctor;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Tables.AzureTables;
using Sendai.Tables.Sqlite;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Operators;

public sealed class DoctorTests
{
    private const string Secret = "ひみつ";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhereAllIsWell_EveryLineSaysSoAndNothingIsLeftInTheStoreButTheRecord(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        ITableStore store = onAzurite ? new AzureTableStore(database) : new SqliteTableStore(database);
        await store.UpsertAsync(AdministratorRows.Table, AdministratorRows.Write(new HashSet<string> { OperatorRig.Ids.Administrator }), default);
        await using var rig = await DoctorRig.StartAsync(database);

        var ran = await rig.RunAsync();

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain("×", ran.Output, StringComparison.Ordinal);
        Assert.Equal("○ 保存先：読む、書く、まとめて変える、消す、ができました。", ran.Of("保存先"));
        Assert.Equal("○ Teams の鍵：読めました。Teams から来たものかどうかを確かめられます。", ran.Of("Teams の鍵"));
        Assert.StartsWith("○ Teams の送り先：つながります", ran.Of("Teams の送り先"), StringComparison.Ordinal);
        Assert.Equal("○ 時計：合っています。", ran.Of("時計"));
        Assert.StartsWith("△ 事務局の登録：事務局がまだない区：", ran.Of("事務局の登録"), StringComparison.Ordinal);
        // A desk has no managed identity, and says where to look instead.
        Assert.Contains("SSH", ran.Of("Teams へ送る資格情報"), StringComparison.Ordinal);
        Assert.StartsWith("ボットは動けます", ran.OutputLines[^1], StringComparison.Ordinal);
        var left = await store.ReadAllAsync(StoreCheck.Table, new TableQuery(), default).ToListAsync();
        Assert.Equal([AdministratorRows.Partition], left.Select(row => row.PartitionKey));
        var line = Assert.Single(await store.ReadAllAsync("Audit", new TableQuery(), default).Where(row => row.PartitionKey != AuditRows.Months).ToListAsync());
        Assert.Equal(("CheckStore", "Done", "verb/doctor"), (line.GetString("What"), line.GetString("Outcome"), line.GetString("On")));
    }

    [Theory]
    [InlineData("設定の名前", "Storage:Pass", Secret)]
    [InlineData("設定の名前", "Access:Admins", Secret)]
    [InlineData("ボットの登録", "Bot:AppId", "")]
    [InlineData("ボットの登録", "Bot:AppId", Secret)]
    [InlineData("ボットの登録", "Bot:OutboundToken", "none")]
    [InlineData("ボットの登録", "Bot:ServiceHosts", "*.example.jp")]
    [InlineData("ボットの登録", "Limits:PerUser", Secret)]
    [InlineData("使える組織", "Bot:TenantId", "")]
    [InlineData("使える組織", "Access:Tenants:0", Secret)]
    [InlineData("管理者", "Access:Administrators:0", Secret)]
    [InlineData("そのほかの設定", "Reviews:ReminderTime", Secret)]
    [InlineData("Teams へ送る資格情報", "Bot:Credential", "Password")]
    [InlineData("Teams へ送る資格情報", "Bot:Credential", "Secret")]
    [InlineData("保存先", "Storage:Endpoint", "https://acc.table.core.windows.net")]
    [InlineData("保存先", "Storage:ConnectionString", "AccountName=a;AccountKey=" + Secret)]
    [InlineData("Teams の鍵", "Bot:OpenIdMetadata", "http://example.jp/")]
    [InlineData("Teams の鍵", "Bot:OpenIdMetadata", "http://127.0.0.1:9/dead")]
    [InlineData("入っているデータ", "Pack:Path", "/nowhere/at/all")]
    [InlineData("公開アドレス", "Bot:PublicUrl", "http://bot.example.jp")]
    [InlineData("公開アドレス", "Bot:PublicUrl", "https://dead.example.jp")]
    [InlineData("予定表（Graph）", "Graph:Organizer", Secret)]
    public async Task OneBrokenSetting_IsFoundWhereItBelongsAndItsValueIsNotShown(string check, string name, string value)
    {
        await using var rig = await DoctorRig.StartAsync();
        rig.Settings[name] = value;

        var ran = await rig.RunAsync();

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("× ", ran.Of(check), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("確かめられませんでした", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("×が", ran.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsNotThere_AndKeysThatNeverCome_EndInTime()
    {
        await using var rig = await DoctorRig.StartAsync((await Azurite.FreshAsync()).Through(BotProgram.FreePort()));
        rig.OpenId.WaitFor(Task.Delay(Timeout.Infinite));

        var ran = await rig.RunAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("× 保存先：", ran.Of("保存先"), StringComparison.Ordinal);
        Assert.Contains("1秒待っても", ran.Of("Teams の鍵"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysThatAreNone_AndHostsThatAreGone_AreFound()
    {
        await using var rig = await DoctorRig.StartAsync();
        rig.OpenId.AnswerWith("<html>proxy</html>");
        rig.Hosts.Remove("two.example.jp");

        var ran = await rig.RunAsync();

        Assert.Contains("プロキシ", ran.Of("Teams の鍵"), StringComparison.Ordinal);
        Assert.StartsWith("△ Teams の送り先：つながらないところがあります：two.example.jp", ran.Of("Teams の送り先"), StringComparison.Ordinal);
        rig.Hosts.Remove("one.example.jp");
        Assert.StartsWith("× Teams の送り先", (await rig.RunAsync()).Of("Teams の送り先"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatTakesNoRows_CanBeReadAndIsSaidToBeSo()
    {
        var database = BotFactory.NewDatabase();
        await using (var store = new SqliteTableStore(database))
        {
            await store.UpsertAsync(AdministratorRows.Table, AdministratorRows.Write(new HashSet<string>()), default);
        }

        FullTable.Of(database);
        await using var rig = await DoctorRig.StartAsync(database);

        Assert.StartsWith("× 保存先：読めますが、書けません", (await rig.RunAsync()).Of("保存先"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "○ 時計：合っています。")]
    [InlineData(3, "× 時計：3分進んで")]
    [InlineData(-3, "× 時計：3分遅れて")]
    public async Task AClockThatIsWrong_IsSaidByHowMuch(int minutes, string starts)
    {
        await using var rig = await DoctorRig.StartAsync();
        // Half a minute more, so that the second in which it is read does not matter.
        rig.Time = new ShiftedTime(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(Math.Abs(minutes) > 2 ? 30 * Math.Sign(minutes) : 0));

        Assert.StartsWith(starts, (await rig.RunAsync()).Of("時計"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVerb_InAzure_GetsItsTokenAndMayLookThoughItIsNoAdministrator()
    {
        await using var azure = await OperatorRig.StartAsync();
        await azure.KeepAdministratorsAsync(OperatorRig.Ids.Administrator);
        azure.Settings["Bot:AppId"] = TestTokens.AppId;
        azure.Settings["Bot:Credential"] = "ManagedIdentity";

        var ran = await azure.RunAsync(OperatorRig.Ids.Other, "doctor");

        Assert.Equal("○ Teams へ送る資格情報：トークンを受け取れました。", ran.Of("Teams へ送る資格情報"));
        Assert.Equal("○ 保存先：読む、書く、まとめて変える、消す、ができました。", ran.Of("保存先"));
        Assert.Equal(OperatorRig.Ids.Other, Assert.Single(await azure.AuditAsync()).Who);
        var without = await azure.RunWithTokenAsync(null, "doctor");
        Assert.StartsWith("× Teams へ送る資格情報：トークンを受け取れません。", without.Of("Teams へ送る資格情報"), StringComparison.Ordinal);
        Assert.StartsWith("× 保存先：", without.Of("保存先"), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ran.Output + ran.Error + without.Output + without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVerb_MakesNoStoreWhereThereIsNone()
    {
        var database = BotFactory.NewDatabase();

        var ran = await BotProgram.RunOnAsync(database, "doctor");

        Assert.StartsWith("△ 保存先：まだありません。", ran.Of("保存先"), StringComparison.Ordinal);
        Assert.False(File.Exists(database));

        // Nobody asks Teams for keys for a bot that it does not know.
        Assert.StartsWith("△ Teams の鍵：使っていません", ran.Of("Teams の鍵"), StringComparison.Ordinal);
    }

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
