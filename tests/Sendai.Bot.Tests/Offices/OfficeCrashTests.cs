using Sendai.Bot.Offices;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Offices;

/// <summary>Somebody changes their office while the store fails.</summary>
public sealed class OfficeCrashTests
{
    private const string One = "見本相談所";
    private const string Other = "みほん支援室";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CrashBetweenTheWrites_LeavesNobodyWhereTheyAreNot(bool onAzurite)
    {
        var database = await Databases.NewAsync(onAzurite);
        await using var first = await OfficeBot.StartAsync(database);
        await first.AddAllAsync(One, Other);
        var (one, other) = (await first.OfficeAsync(One), await first.OfficeAsync(Other));
        var dying = new DyingStore(first.Bot.Store()) { WritesLeft = int.MaxValue };
        var book = new OfficeBook(dying, TimeProvider.System);
        Assert.True(await book.ChooseAsync("somebody", one, null, default));

        dying.WritesLeft = 1;
        await Assert.ThrowsAsync<TableStoreException>(() => book.ChooseAsync("somebody", other, null, default));

        Assert.Equal(["somebody"], await first.Book.PeopleOfAsync(one, default));
        Assert.Empty(await first.Book.PeopleOfAsync(other, default));
        Assert.Equal(one, await first.Book.OfPersonAsync("somebody", default));
        dying.WritesLeft = int.MaxValue;
        Assert.True(await book.ChooseAsync("somebody", other, null, default));
        Assert.Empty(await first.Book.PeopleOfAsync(one, default));
        Assert.Equal(["somebody"], await first.Book.PeopleOfAsync(other, default));
    }
}
