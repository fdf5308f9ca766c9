using System.Text;
using System.Text.Json;
using Azure;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>What the service may send back, also in forms that Azurite does not use.</summary>
public sealed class RepliesTests
{
    [Theory]
    [InlineData("""{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"3:The specified entity\nRequestId:x"}}}""", "EntityAlreadyExists", 3)]
    [InlineData("""{"odata.error":{"code":"InvalidInput","message":{"lang":"en-US","value":"No index"}}}""", "InvalidInput", 0)]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<Error>\n  <Code>AuthenticationFailed</Code><Message>of somebody</Message></Error>", "AuthenticationFailed", 0)]
    [InlineData("""<m:error xmlns:m="x"><m:code>Other</m:code></m:error>""", "", 0)]
    [InlineData("""{"odata.error":{"code":"a row's text, perhaps"}}""", "", 0)]
    [InlineData("""{"odata.error":{"co""", "", 0)]
    [InlineData("<html><Code>", "", 0)]
    [InlineData("", "", 0)]
    public void Error_IsReadFromJsonAndXml(string body, string code, int index) =>
        Assert.Equal(new ServiceError(code, index), ServiceError.Parse(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Row_OfAnotherProgram_IsReadInAnyOrder()
    {
        var row = RowReader.ReadRow(
            """
            {"Late":"7","Late@odata.type":"Edm.Int64","Whole":3,"Whole@odata.type":"Edm.Double","odata.metadata":"m","odata.type":"x.y","N":1,"Real":1.0,"Big":3000000000,
             "Exp":1e2,"None":null,"When@odata.type":"Edm.DateTime","When":"2026-04-01T09:00:00+09:00","Id":"00000000-0000-0000-0000-000000000000","Id@odata.type":"Edm.Guid",
             "Bytes":"+/8=","Bytes@odata.type":"Edm.Binary","Text@odata.type":"Edm.String","Text":"\u5c71","RowKey":"r","PartitionKey":"p","Timestamp":"2026-01-01T00:00:00Z",
             "WriteId":"mine","odata.etag":"W/\"1\""}
            """u8,
            withMarks: false);

        Assert.Equal(("p", "r", new ETag("W/\"1\"")), (row.PartitionKey, row.RowKey, row.ETag));
        Assert.Equal((7L, 3.0, 1, 1.0, 3e9), (row.GetInt64("Late"), row.GetDouble("Whole"), row.GetInt32("N"), row.GetDouble("Real"), row.GetDouble("Big")));
        Assert.Equal((100.0, "山", Guid.Empty), (row.GetDouble("Exp"), row.GetString("Text"), row.GetGuid("Id")));
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), row.GetDateTimeOffset("When"));
        Assert.Equal([0xFB, 0xFF], row.GetBinary("Bytes"));
        Assert.Equal(10, row.Properties.Count);
    }

    [Theory]
    [InlineData("""{"PartitionKey":"p"}""")]
    [InlineData("""{"RowKey":"r"}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","Odd":[1]}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","N":1""")]
    public void Row_ThatIsBroken_IsAnError(string json) =>
        Assert.ThrowsAny<JsonException>(() => RowReader.ReadRow(Encoding.UTF8.GetBytes(json), withMarks: false));

    [Fact]
    public void Page_IsReadWhateverStandsAroundIt()
    {
        var rows = RowReader.ReadRows(
            """{"odata.metadata":"m","odata.count":{"a":[1]},"value":[{"PartitionKey":"p","RowKey":"1","A":1},{"B":"x","RowKey":"2","PartitionKey":"q"}],"more":true}"""u8);

        Assert.Equal(["p 1 A", "q 2 B"], rows.Select(row => $"{row.PartitionKey} {row.RowKey} {string.Join(' ', row.Properties.Keys)}"));
        Assert.ThrowsAny<JsonException>(() => RowReader.ReadRows("""{"value":[{"PartitionKey":"p","RowKey":"1"}"""u8));
    }

    [Fact]
    public void Batch_ThatIsDone_HasTheVersionsInOrder()
    {
        var (status, _, etags) = BatchReply.Parse(Batch(
            "HTTP/1.1 204 No Content\nContent-ID: 1\nDataServiceVersion: 1.0;\netag: W/\"1\"", "HTTP/1.1 204 No Content\nContent-ID: 2", "HTTP/1.1 204 No Content\nETag: W/\"3\"\nX: y"), 3);

        Assert.Equal(204, status);
        Assert.Equal([new ETag("W/\"1\""), default, new ETag("W/\"3\"")], etags);
    }

    [Fact]
    public void Batch_ThatFailed_SaysWhereAndWhy()
    {
        var (status, error, etags) = BatchReply.Parse(
            Batch("HTTP/1.1 412 Precondition Failed\nContent-Type: application/json\n\n{\"odata.error\":{\"code\":\"UpdateConditionNotSatisfied\",\"message\":{\"value\":\"42:The\\nRequestId:1\"}}}"), 100);

        Assert.Equal((412, new ServiceError("UpdateConditionNotSatisfied", 42), 0), (status, error, etags.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Batch_WithTooFewOrTooManyParts_IsBroken(int operations) => Assert.Throws<FormatException>(
        () => BatchReply.Parse(Batch("HTTP/1.1 204 No Content\nETag: W/\"1\"", "HTTP/1.1 204 No Content\nETag: W/\"2\""), operations));

    [Fact]
    public void Batch_CutAnywhere_IsBrokenOrFailed()
    {
        var whole = Batch("HTTP/1.1 204 No Content\nETag: W/\"1\"", "HTTP/1.1 204 No Content\nETag: W/\"2\"");
        var last = whole.AsSpan().LastIndexOf("\r\n\r\n"u8);
        for (var length = 0; length < last; length++)
        {
            Assert.Throws<FormatException>(() => BatchReply.Parse(whole.AsSpan(0, length), 2));
        }
    }

    private static byte[] Batch(params string[] parts) => Encoding.UTF8.GetBytes(
        ("--batchresponse_1\nContent-Type: multipart/mixed; boundary=changesetresponse_1\n\n"
            + string.Concat(parts.Select(part => $"--changesetresponse_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n{part}\n\n\n"))
            + "--changesetresponse_1--\n--batchresponse_1--\n").Replace("\n", "\r\n", StringComparison.Ordinal));
}
