using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Delivery;

public sealed class SqliteCrashTests : CrashTests
{
    protected override Task<string> NewDatabaseAsync() => Task.FromResult(DeliveryRig.NewDatabase());
}

public sealed class AzuriteCrashTests : CrashTests
{
    protected override async Task<string> NewDatabaseAsync() => (await Azurite.FreshAsync()).ConnectionString;
}

[Collection(nameof(Alone))]
public sealed class SqliteInstanceTests : InstanceTests
{
    protected override Task<string> NewDatabaseAsync() => Task.FromResult(DeliveryRig.NewDatabase());
}

[Collection(nameof(Alone))]
public sealed class AzuriteInstanceTests : InstanceTests
{
    protected override async Task<string> NewDatabaseAsync() => (await Azurite.FreshAsync()).ConnectionString;
}
