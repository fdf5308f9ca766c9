using Sendai.Tables;
using Sendai.Tables.AzureTables;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Versions;

public sealed class AzuriteVersionTests : VersionContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override async Task<ITableStore> OpenAsync() => new AzureTableStore((await Azurite.FreshAsync()).ConnectionString);
}
