using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

public sealed class SharedKeyLiteTests
{
    private const string Date = "Sat, 21 Nov 2026 05:30:00 GMT";

    [Theory]
    [InlineData("https://acct.table.core.windows.net/Tables", "/acct/Tables")]
    [InlineData("https://acct.table.core.windows.net/", "/acct/")]
    [InlineData("https://acct.table.core.windows.net/$batch", "/acct/$batch")]
    [InlineData("https://acct.table.core.windows.net/Things()?$filter=N%20eq%201&$top=5", "/acct/Things()")]
    [InlineData("https://acct.table.core.windows.net/Things(PartitionKey='p',RowKey='r')", "/acct/Things(PartitionKey='p',RowKey='r')")]
    [InlineData("https://acct.table.core.windows.net/Things(PartitionKey='%27%27',RowKey='%E9%9D%92%20%F0%A0%AE%B7')", "/acct/Things(PartitionKey='%27%27',RowKey='%E9%9D%92%20%F0%A0%AE%B7')")]
    [InlineData("http://127.0.0.1:10002/acct/Things()", "/acct/acct/Things()")]
    [InlineData("https://acct.table.core.windows.net/Things?comp=acl", "/acct/Things?comp=acl")]
    [InlineData("https://acct.table.core.windows.net/?restype=service&comp=properties&timeout=5", "/acct/?comp=properties")]
    [InlineData("https://acct.table.core.windows.net/Things()?xcomp=a", "/acct/Things()")]
    public void StringToSign_IsTheDateAndThePathAsItTravels(string address, string resource) =>
        Assert.Equal($"{Date}\n{resource}", SharedKeyLite.StringToSign(Date, "acct", new Uri(address)));

    // The sum was made with openssl: printf 'a\n/acct/t' | openssl dgst -sha256 -mac HMAC -macopt key:key -binary | base64
    [Fact]
    public void Authorization_IsTheAccountAndTheSum() =>
        Assert.Equal("SharedKeyLite acct:wKKIG5TUqiysgCCx0yOQVyqrnJBaoR7l7iq2G+0uSls=", SharedKeyLite.Authorization("acct", "key"u8.ToArray(), "a\n/acct/t"));
}
