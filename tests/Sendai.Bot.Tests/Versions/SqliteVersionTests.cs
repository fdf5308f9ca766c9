using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Tables.Sqlite;

namespace Sendai.Bot.Tests.Versions;

public sealed class SqliteVersionTests : VersionContract
{
    private SqliteTableStore? store;

    public override async Task DisposeAsync() => await store!.DisposeAsync();

    protected override Task<ITableStore> OpenAsync() => Task.FromResult<ITableStore>(store = new SqliteTableStore(BotFactory.NewDatabase()));
}
