using Sendai.Tables.Sqlite;
using Sendai.Tables.Tests.Model;

namespace Sendai.Tables.Tests.Sqlite;

public sealed class SqliteModelTests : TableStoreModelTests
{
    private readonly TemporaryFolder folder = new();
    private SqliteTableStore? store;

    protected override int Sequences => 400;

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
