using Microsoft.Extensions.Configuration;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Tables.AzureTables;
using Sendai.Tables.Sqlite;

namespace Sendai.Bot.Tests.Commands;

/// <summary>Which store the settings choose.</summary>
public sealed class StorageTests
{
    private const string Account = "AccountName=acc;AccountKey=a2V5";

    [Fact]
    public async Task Path_IsSqliteInThatFile()
    {
        var file = BotFactory.NewDatabase();

        await using var store = Assert.IsType<SqliteTableStore>(Open(("Path", file)));

        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("ConnectionString", Account)]
    [InlineData("ConnectionString", "UseDevelopmentStorage=true")]
    [InlineData("Endpoint", "https://acc.table.core.windows.net")]
    public void Account_IsAzure_AndCountsAsThere(string name, string value)
    {
        Assert.IsType<AzureTableStore>(Open((name, value), ("Path", "")));

        Assert.True(Storage.Exists(Settings((name, value))));
    }

    [Theory]
    [InlineData("Endpoint", "https://acc.table.core.windows.net", "ConnectionString", Account)]
    [InlineData("Endpoint", "https://acc.table.core.windows.net", "Path", "x.db")]
    [InlineData("ConnectionString", Account, "Path", "x.db")]
    public void TwoAtOnce_AreRefused(string one, string value, string other, string otherValue) =>
        Assert.Contains("一つだけ", Assert.Throws<TableStoreException>(() => Open((one, value), (other, otherValue))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ConnectionString", "AccountName=acc;AccountKey=ひみつ")]
    [InlineData("ConnectionString", "ひみつ")]
    [InlineData("Endpoint", "ひみつ")]
    [InlineData("Endpoint", "http://acc.table.core.windows.net/?ひみつ")]
    public void BrokenSetting_IsAFaultThatDoesNotRepeatIt(string name, string value) =>
        Assert.DoesNotContain("ひみつ", Assert.Throws<TableStoreException>(() => Open((name, value))).Message, StringComparison.Ordinal);

    private static ITableStore Open(params (string Name, string Value)[] settings) => Storage.OpenEngine(Settings(settings));

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Storage:{setting.Name}", setting.Value)))
        .Build();
}
