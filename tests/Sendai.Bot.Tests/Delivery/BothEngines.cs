using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Delivery;

public sealed class SqliteCrashTests : CrashTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

public sealed class AzuriteCrashTests : CrashTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}

[Collection(nameof(Alone))]
public sealed class SqliteInstanceTests : InstanceTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

[Collection(nameof(Alone))]
public sealed class AzuriteInstanceTests : InstanceTests
{
    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: true);
}
