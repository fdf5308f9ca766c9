using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>Several keepers at once, on both engines.</summary>
public sealed class TogetherTests
{
    private const string OtherDesk = "青葉区役所 障害高齢課";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameContact_IsNeverOverwrittenUnseen(bool onAzurite)
    {
        await using var bot = await Keeper.StartAsync(await Databases.NewAsync(onAzurite));
        var (one, other) = (new Keeper(bot), new Keeper(bot, Keeper.Second));
        var mine = await other.OpenAsync();
        await one.SaveAsync(("phone", "022-000-1111"), ("source", "窓口に電話"));

        var shown = (await other.PressAsync(mine, "保存する", ("phone", "022-000-2222"), ("how", "page"), ("note", "書きかけ"))).Card;

        Assert.Contains("ほかの方が先に変えていました", shown.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-1111", shown.Shown, StringComparison.Ordinal);
        Assert.Equal(("022-000-2222", "書きかけ", "page"), (shown.Values["phone"], shown.Values["note"], shown.Values["how"]));
        Assert.Contains("022-000-1111", (await Keeper.AnswerAsync(bot)).Shown, StringComparison.Ordinal);

        // Now it was seen.
        Assert.Contains("保存しました", (await other.PressAsync(shown, "保存する")).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-2222", (await Keeper.AnswerAsync(bot)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OtherContacts_AreAllChangedHoweverTheyMeet(bool onAzurite)
    {
        await using var bot = await Keeper.StartAsync(await Databases.NewAsync(onAzurite));
        var (one, other) = (new Keeper(bot), new Keeper(bot, Keeper.Second));
        var (mine, yours) = (await one.OpenAsync(), await other.OpenAsync(OtherDesk));

        var saved = await Task.WhenAll(
            one.PressAsync(mine, "保存する", ("phone", "022-000-1111"), ("how", "page")),
            other.PressAsync(yours, "保存する", ("phone", "022-000-2222"), ("how", "page")));

        Assert.All(saved, pressed => Assert.Contains("保存しました", pressed.Card.Shown, StringComparison.Ordinal));
        await Keeper.FollowedAsync(bot);
        var contacts = bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Contacts;
        Assert.Equal(["022-000-1111", "022-000-2222"], contacts.Select(contact => contact.Phone).Where(phone => phone.StartsWith("022-000-", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task SamePressTwiceAtOnce_IsOneChange()
    {
        await using var bot = await Keeper.StartAsync();
        var keeper = new Keeper(bot);
        var card = await keeper.OpenAsync();

        var saved = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => keeper.PressAsync(card, "保存する", ("phone", "022-000-1111"), ("how", "page"))));

        Assert.All(saved, pressed => Assert.Contains("022-000-1111", pressed.Card.Shown, StringComparison.Ordinal));
        Assert.Equal(2, (await bot.Services.GetRequiredService<VersionStore>().GetHistoryAsync(default)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CrashAtAnyWrite_LeavesNothingOrAllOfIt(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var first = await Keeper.StartAsync(database);
        var store = first.Services.GetRequiredService<ITableStore>();
        var versions = first.Services.GetRequiredService<VersionStore>();
        var card = await new Keeper(first).OpenAsync();
        var crashes = 0;
        for (var writes = 0; ; writes++)
        {
            var dying = new DyingStore(store) { WritesLeft = int.MaxValue };
            await using var bot = await Keeper.StartAsync(store: dying);
            dying.WritesLeft = writes;
            var pressed = await new Keeper(bot).PressAsync(card, "保存する", ("phone", "022-000-1111"), ("how", "page"));
            if (pressed.StatusCode == 200)
            {
                Assert.Contains("保存しました", pressed.Card.Shown, StringComparison.Ordinal);
                break;
            }

            crashes++;
            Assert.Equal(1, (await versions.GetCurrentAsync(default))!.Number);
            Assert.Empty(await store.ReadAllAsync(VersionRows.Table, new TableQuery { PartitionKey = VersionRows.Partition, RowKeyPrefix = "edit-" }, default).ToListAsync());
        }

        // The audit, the note, the rows and the transaction; the month of the audit, its end and the book of people may or may not count.
        Assert.InRange(crashes, 4, 8);
        Assert.Equal(2, (await versions.GetHistoryAsync(default)).Count);
        Assert.Contains("022-000-1111", (await new Keeper(first).PressAsync(card, "保存する", ("phone", "022-000-1111"), ("how", "page"))).Card.Shown, StringComparison.Ordinal);
        Assert.Equal(2, (await versions.GetHistoryAsync(default)).Count);
    }
}
