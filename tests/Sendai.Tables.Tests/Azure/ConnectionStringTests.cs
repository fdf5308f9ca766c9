using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

public sealed class ConnectionStringTests
{
    private const string Key = "c2VjcmV0";

    [Theory]
    [InlineData($"AccountName=acct;AccountKey={Key}", "https://acct.table.core.windows.net/")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn", "https://acct.table.core.chinacloudapi.cn/")]
    [InlineData($" accountname = acct ; ACCOUNTKEY={Key} ; TableEndpoint=https://tables.example/acct; BlobEndpoint=https://blobs.example;", "https://tables.example/acct")]
    [InlineData($"AccountName=acct;AccountKey={Key};TableEndpoint=http://[::1]:7/acct", "http://[::1]:7/acct")]
    public void Parse_FindsTheEndpoint(string text, string endpoint)
    {
        var parsed = ConnectionString.Parse(text);

        Assert.Equal((new Uri(endpoint), "acct"), (parsed.Endpoint, parsed.Account));
        Assert.Equal("secret"u8.ToArray(), parsed.Key);
    }

    [Fact]
    public void Parse_OfDevelopmentStorage_IsTheEmulatorWhereItUsuallyIs()
    {
        var parsed = ConnectionString.Parse("UseDevelopmentStorage=true");

        Assert.Equal((new Uri("http://127.0.0.1:10002/devstoreaccount1"), "devstoreaccount1", 64), (parsed.Endpoint, parsed.Account, parsed.Key.Length));
        Assert.Equal(
            new Uri("http://127.0.0.1:7/devstoreaccount1"),
            ConnectionString.Parse("UseDevelopmentStorage=true;TableEndpoint=http://127.0.0.1:7/devstoreaccount1").Endpoint);
    }

    [Theory]
    [InlineData("", "lacks AccountName")]
    [InlineData("AccountName=acct", "lacks AccountKey")]
    [InlineData($"AccountKey={Key}", "lacks AccountName")]
    [InlineData($"UseDevelopmentStorage=false;AccountKey={Key}", "lacks AccountName")]
    [InlineData($"AccountName=acct;AccountKey={Key}%", "not Base64")]
    [InlineData($"AccountName=acct;{Key}", "Name=Value")]
    [InlineData($"AccountName=acct;AccountKey={Key};AccountKey={Key}", "twice")]
    [InlineData($"AccountName=acct;SharedAccessSignature=sig={Key}", "SharedAccessSignature")]
    [InlineData($"AccountName=acct;AccountKey={Key};TableEndpoint={Key}", "no address")]
    [InlineData($"AccountName=acct;AccountKey={Key};TableEndpoint=http://tables.example/", "https")]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=acct;AccountKey={Key}", "https")]
    [InlineData($"AccountName=acct;AccountKey={Key};TableEndpoint=ftp://127.0.0.1/", "https")]
    [InlineData($"AccountName=acct;AccountKey={Key};TableEndpoint=https://tables.example/?sig={Key}", "without a query")]
    public void Parse_OfABrokenOne_SaysWhatIsWrongAndNotTheKey(string text, string reason)
    {
        var refused = Assert.Throws<ArgumentException>(() => new AzureTableStore(text));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ShowsNoKey() =>
        Assert.Equal("https://acct.table.core.windows.net/", ConnectionString.Parse($"AccountName=acct;AccountKey={Key}").ToString());
}
