using NodaTime;
using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Offices;

/// <summary>「参加の記録」, from the rows that are written when somebody marks who came.</summary>
public class AttendanceTests : IAsyncLifetime
{
    private OfficeBot? bot;

    private OfficeBot Bot => bot!;

    public async Task InitializeAsync()
    {
        bot = await OfficeBot.StartAsync();
        await Bot.AddAllAsync("見本1", "見本2");
        await CameAsync("見本1", "s1", new(2026, 5, 13), "見本の会");
        await CameAsync("見本1", "s2", new(2026, 10, 14), "みほん検討会");
        await CameAsync("見本2", "s2", new(2026, 10, 14), "みほん検討会");
        await CameAsync("見本1", "s0", new(2026, 3, 31), "見本の会");
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Year_IsCountedForEachOfficeAndForAll()
    {
        var card = await Bot.Keeper.AskAsync("参加の記録");

        Assert.Contains("青葉区　2026年度", card.Shown, StringComparison.Ordinal);
        Assert.Contains("開かれた回：2回　全体の参加率：75%", card.Shown, StringComparison.Ordinal);
        Assert.Contains("見本1　2回（100%）", card.Shown, StringComparison.Ordinal);
        Assert.Contains("見本2　1回（50%）", card.Shown, StringComparison.Ordinal);
        Assert.Contains("2025年度の全体の参加率は50%でした（1回）。", card.Shown, StringComparison.Ordinal);
        Assert.Contains("参加の記録が1件でもある回だけを数えています", card.Shown, StringComparison.Ordinal);

        var one = (await Bot.Keeper.PressAsync(card, "日付と会議を見る", ("office", card.Choices("office")["見本1"]))).Card;
        Assert.Contains("2026年5月13日(水)　見本の会\n2026年10月14日(水)　みほん検討会", one.Shown, StringComparison.Ordinal);
        Assert.Equal(card.Shown, (await Bot.Keeper.PressAsync(one, "全体にもどる")).Card.Shown);
        Assert.Contains("開かれた回：1回", (await Bot.Keeper.PressAsync(card, "2025年度を見る")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains(await Bot.Bot.AuditAsync(), line => line is { What: Operation.ReadAttendance, On: "青葉" });
    }

    [Theory]
    [InlineData("参加の記録 青葉区 2025年度", "2025年度")]
    [InlineData("参加の記録　R7", "2025年度")]
    [InlineData("参加の記録 令和9年度 青葉", "2027年度")]
    public async Task WardAndYear_AreReadAsPeopleWriteThem(string words, string year) =>
        Assert.Contains(year, (await Bot.Keeper.AskAsync(words)).Shown.Split('\n')[0], StringComparison.Ordinal);

    [Fact]
    public async Task Row_IsTakenBackByItsKey()
    {
        var office = await Bot.OfficeAsync("見本2");
        await Bot.Bot.Store().DeleteAsync(
            AttendanceRows.Table, AttendanceRows.PartitionOf(OfficeBot.Ward), AttendanceRows.Key(office, "s2", new(2026, 10, 14)), Azure.ETag.All, default);

        Assert.Contains("見本2　0回（0%）", (await Bot.Keeper.AskAsync("参加の記録")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_HasARowForEachTime_AndComesByAPrivateLinkOnce()
    {
        var offered = (await Bot.Keeper.PressAsync(await Bot.Keeper.AskAsync("参加の記録"), "CSVで受け取る")).Card;
        var link = new Uri(new Uri(offered.Button("ファイルを受け取る").Url!).PathAndQuery, UriKind.Relative);
        using var client = Bot.Bot.CreateClient();

        using var file = await client.PostAsync(link, null);
        using var again = await client.PostAsync(link, null);

        Assert.Equal(
            "\uFEFF年度,区,事業所,日付,会議,年度内の回数\r\n"
            + "2026年度,青葉区,見本1,2026年5月13日(水),見本の会,1\r\n"
            + "2026年度,青葉区,見本1,2026年10月14日(水),みほん検討会,2\r\n"
            + "2026年度,青葉区,見本2,2026年10月14日(水),みほん検討会,1\r\n",
            System.Text.Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()));
        Assert.Equal(404, (int)again.StatusCode);
    }

    [Fact]
    public async Task Others_AreRefused() =>
        Assert.Contains("青葉区の事務局と管理者です", await Bot.Channel.Personal(99).TextAsync("参加の記録 青葉区"), StringComparison.Ordinal);

    private async Task CameAsync(string name, string session, LocalDate date, string kind) => await Bot.Bot.Store().UpsertAsync(
        AttendanceRows.Table, AttendanceRows.Write(AttendanceRows.PartitionOf(OfficeBot.Ward), await Bot.OfficeAsync(name), session, date, kind), default);
}
