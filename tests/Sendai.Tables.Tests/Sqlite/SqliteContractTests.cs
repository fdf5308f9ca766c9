using Sendai.Tables.Sqlite;

namespace Sendai.Tables.Tests.Sqlite;

public sealed class SqliteContractTests : TableStoreContract
{
    private readonly TemporaryFolder folder = new();
    private SqliteTableStore? store;

    public override async Task DisposeAsync()
    {
        await store!.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<ITableStore> OpenAsync()
    {
        store = new SqliteTableStore(folder.File("store.db"));
        return Task.FromResult<ITableStore>(store);
    }
}
