using System.Globalization;

namespace Sendai.Tests.Support;

/// <summary>The real service that all tests share; it ends with the test process, which closes its stdin.</summary>
internal static class Azurite
{
    private const int Accounts = 5000;

    private static readonly Lazy<Task<NodeSession>> Server =
        new(() => NodeSession.StartAsync("azurite.mjs", Accounts.ToString(CultureInfo.InvariantCulture)));

    private static readonly Lazy<Task<NodeSession>> BlobServer =
        new(() => NodeSession.StartAsync("azurite.mjs", Accounts.ToString(CultureInfo.InvariantCulture), "blob"));

    private static int taken;

    /// <summary>An account in which nobody has written yet.</summary>
    public static Task<AzuriteAccount> FreshAsync() => FreshAsync(Server);

    /// <summary>The same of the blob service.</summary>
    public static Task<AzuriteAccount> FreshBlobsAsync() => FreshAsync(BlobServer);

    private static async Task<AzuriteAccount> FreshAsync(Lazy<Task<NodeSession>> service)
    {
        var server = await service.Value;
        var number = Interlocked.Increment(ref taken) - 1;
        return number < Accounts
            ? new(server.Ready.GetProperty("port").GetInt32(), $"acc{number}", server.Ready.GetProperty("key").GetString()!)
            : throw new InvalidOperationException("The tests have used up Azurite's accounts.");
    }
}

/// <summary>Where and how to call Azurite.</summary>
internal sealed record AzuriteAccount(int Port, string Name, string Key)
{
    public string ConnectionString => Through(Port);

    /// <summary>By way of something else on this machine.</summary>
    public string Through(int port) => $"AccountName={Name};AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/{Name}";
}
