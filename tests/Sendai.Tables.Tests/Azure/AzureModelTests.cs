using Sendai.Tables.AzureTables;
using Sendai.Tables.Tests.Model;

namespace Sendai.Tables.Tests.AzureTables;

public sealed class AzureModelTests : TableStoreModelTests
{
    // Each step is a call over HTTP.
    protected override int Sequences => 40;

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override async Task<ITableStore> OpenAsync() => new AzureTableStore((await Azurite.FreshAsync()).ConnectionString);
}
