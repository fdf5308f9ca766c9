using System.Text;
using Azure;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>The bytes of every kind of call.</summary>
public sealed class TableRequestsTests
{
    private static readonly Guid Id = new("01234567-89ab-cdef-fedc-ba9876543210");
    private static readonly ETag Version = new("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"");

    private const string Marks = "\"WriteId@odata.type\":\"Edm.Guid\",\"WriteId\":\"01234567-89ab-cdef-fedc-ba9876543210\"";

    public static TheoryData<string, string, string?, string> Writes => new()
    {
        { "insert", "POST Things", null, $$"""{"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}}}""" },
        { "replace", "PUT Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a')", Version.ToString(), $$"""{"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}},"WriteBase":"W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\""}""" },
        { "replace any", "PUT Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a')", "*", $$"""{"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}},"WriteBase":"*"}""" },
        { "merge", "PATCH Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a')", "*", $$"""{"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}},"WriteBase":"*"}""" },
        { "upsert", "PUT Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a')", null, $$"""{"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}},"WriteBase":"*"}""" },
        { "delete", "DELETE Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a')", Version.ToString(), "" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public void Write_IsTheseBytes(string operation, string line, string? ifMatch, string body)
    {
        var request = TableRequests.Write("Things", Operation(operation), Id, RowWriter.Compact);

        Assert.Equal((line, ifMatch, "application/json"), ($"{request.Method} {request.Path}", request.IfMatch, request.ContentType));
        Assert.Equal(body, Body(request));
        Assert.Equal(operation is "insert", request.WantsNoContent);
        Assert.Equal(operation is "insert" or "replace" or "delete", request.MayRepeat);
    }

    [Fact]
    public void Row_OfEveryType_IsWrittenWithItsAnnotations()
    {
        var row = new TableRow("p", "r")
            .Set("Text", "山 \"<'&\\\r\n𠮷")
            .Set("Flag", true)
            .Set("Int", -7)
            .Set("Long", long.MinValue)
            .Set("Whole", 3.0)
            .Set("Real", 1e300)
            .Set("Nan", double.NaN)
            .Set("Inf", double.NegativeInfinity)
            .Set("At", new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9)).AddTicks(1))
            .Set("Id", Guid.Empty)
            .Set("Bytes", (byte[])[0xFB, 0xFF]);

        Assert.Equal(
            """{"PartitionKey":"p","RowKey":"r","Text":"山 \"<'&\\\r\n\uD842\uDFB7","Flag":true,"Int":-7,"Long@odata.type":"Edm.Int64","Long":"-9223372036854775808" """.TrimEnd()
            + ""","Whole@odata.type":"Edm.Double","Whole":3,"Real@odata.type":"Edm.Double","Real":1E+300,"Nan@odata.type":"Edm.Double","Nan":"NaN","Inf@odata.type":"Edm.Double","Inf":"-Infinity" """.TrimEnd()
            + ""","At@odata.type":"Edm.DateTime","At":"2026-04-01T00:00:00.0000001Z","Id@odata.type":"Edm.Guid","Id":"00000000-0000-0000-0000-000000000000","Bytes@odata.type":"Edm.Binary","Bytes":"+/8=" """.TrimEnd()
            + "," + Marks + "}",
            Body(TableRequests.Write("Things", new TableOperation.Insert(row), Id, RowWriter.Compact)));
    }

    [Fact]
    public void CreateTable_IsTheseBytes()
    {
        var request = TableRequests.CreateTable("Things");

        Assert.Equal(("POST Tables", """{"TableName":"Things"}""", true), ($"{request.Method} {request.Path}", Body(request), request.WantsNoContent));
    }

    [Fact]
    public void Get_IsTheAddressOfTheRow() =>
        Assert.Equal("GET Things(PartitionKey='',RowKey='%27%27%27%27')", Line(TableRequests.Get("Things", "", "''")));

    [Fact]
    public void Query_SpellsEverythingOut()
    {
        Assert.Equal("GET Things()?$top=1000", Line(TableRequests.Query("Things", new TableQuery(), null)));
        Assert.Equal(
            "GET Things()?$top=5&$filter=PartitionKey%20eq%20%27it%27%27s%27%20and%20RowKey%20ge%20%27a%27%20and%20RowKey%20lt%20%27b%27&$select=PartitionKey,RowKey,N,%E5%90%8D&NextPartitionKey=1%2B&NextRowKey=",
            Line(TableRequests.Query("Things", new TableQuery { PartitionKey = "it's", RowKeyPrefix = "a", Select = ["N", "名"], PageSize = 5 }, "=1%2B;=")));
        Assert.Equal("GET Things()?$top=1000&NextRowKey=2", Line(TableRequests.Query("Things", new TableQuery(), ";=2")));
    }

    [Theory]
    [InlineData(";")]
    [InlineData("=a")]
    [InlineData("a;b")]
    [InlineData("=a&$top=1;=b")]
    [InlineData("=a;=b;=c")]
    [InlineData("=%;=")]
    public void Continuation_FromElsewhere_IsRefused(string continuation) =>
        Assert.Throws<ArgumentException>(() => Continuation.AsQuery(continuation));

    [Fact]
    public void Batch_IsTheseBytes()
    {
        var request = BatchRequest.Of(
            "https://acct.table.core.windows.net/", "Things", [Operation("insert"), Operation("merge"), Operation("delete")], Id);

        Assert.Equal(("POST $batch", $"multipart/mixed; boundary=batch_{Id}", false), (Line(request), request.ContentType, request.MayRepeat));
        Assert.Equal(
            $$"""
            --batch_{{Id}}
            Content-Type: multipart/mixed; boundary=changeset_{{Id}}

            --changeset_{{Id}}
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://acct.table.core.windows.net/Things HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            Prefer: return-no-content
            Content-Type: application/json

            {"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}}}
            --changeset_{{Id}}
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH https://acct.table.core.windows.net/Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: *
            Content-Type: application/json

            {"PartitionKey":"it's","RowKey":"青 a","N":1,{{Marks}},"WriteBase":"*"}
            --changeset_{{Id}}
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://acct.table.core.windows.net/Things(PartitionKey='it%27%27s',RowKey='%E9%9D%92%20a') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: {{Version}}


            --changeset_{{Id}}--
            --batch_{{Id}}--

            """.Replace("\n", "\r\n", StringComparison.Ordinal),
            Body(request));
    }

    private static string Line(TableRequest request) => $"{request.Method} {request.Path}";

    private static string Body(TableRequest request) => Encoding.UTF8.GetString(request.Body!.Written.Span);

    private static TableOperation Operation(string operation)
    {
        var row = new TableRow("it's", "青 a").Set("N", 1);
        return operation switch
        {
            "insert" => new TableOperation.Insert(row),
            "replace" => new TableOperation.Replace(row, Version),
            "replace any" => new TableOperation.Replace(row, ETag.All),
            "merge" => new TableOperation.Merge(row, ETag.All),
            "upsert" => new TableOperation.Upsert(row),
            _ => new TableOperation.Delete("it's", "青 a", Version),
        };
    }
}
