using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

public sealed class AzureContractTests : TableStoreContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override async Task<ITableStore> OpenAsync() => new AzureTableStore((await Azurite.FreshAsync()).ConnectionString);
}
