using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

public sealed class AzureContractTests : TableStoreContract
{
    // The service folds the case of table names and keeps two from having one name; Azurite does only the second.
    [Fact]
    public override async Task Get_FoldsTheCaseOfTableNames()
    {
        Written(await Store.InsertAsync(Table, new TableRow("p", "r"), None));

        Assert.Null(await Store.GetAsync("tHINGS", "p", "r", None));
    }

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override async Task<ITableStore> OpenAsync() => new AzureTableStore((await Azurite.FreshAsync()).ConnectionString);
}
