using System.Globalization;
using System.Net;
using Azure;
using Sendai.Tables.AzureTables;
using static Sendai.Tables.Tests.AzureTables.StubService;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>What the store does around a request: who it is, how often it asks, and what it says when there is no use.</summary>
public sealed class PipelineTests
{
    private const string Table = "Things";
    private const string Row = """{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}""";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Uri Endpoint = new("https://acct.table.core.windows.net");
    private static readonly Func<HttpResponseMessage> Busy = Answer(HttpStatusCode.ServiceUnavailable, "", ("Retry-After", "1"));
    private static readonly Func<HttpResponseMessage> Throttled = Answer(HttpStatusCode.TooManyRequests, "", ("Retry-After", "1"));
    private static readonly Func<HttpResponseMessage> Broken = Answer(HttpStatusCode.InternalServerError);
    private static readonly Func<HttpResponseMessage> Done = Answer(HttpStatusCode.NoContent, "", ("ETag", "W/\"1\""));
    private static readonly Func<HttpResponseMessage> Found = Answer(HttpStatusCode.OK, Row);

    [Fact]
    public async Task Identity_IsAskedForATokenForStorage()
    {
        using var service = new StubService(Found);
        var credential = new StubCredential();

        Assert.NotNull(await new AzureTableStore(Endpoint, credential, service.Options()).GetAsync(Table, "p", "r", None));

        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        var (line, headers, _) = Assert.Single(service.Requests);
        Assert.Equal("GET /Things(PartitionKey='p',RowKey='r')", line);
        Assert.Equal(("Bearer the-token", "2020-12-06"), (headers["Authorization"], headers["x-ms-version"]));
        Assert.Equal(("3.0", "application/json; odata=minimalmetadata"), (headers["DataServiceVersion"], headers["Accept"]));
        Assert.NotEmpty(headers["x-ms-client-request-id"]);
    }

    // Nothing was sent, so it is known what became of the write.
    [Fact]
    public async Task Identity_WithoutAToken_IsAPlainFault()
    {
        using var service = new StubService(Done);
        var store = new AzureTableStore(Endpoint, new StubCredential { Refusal = "No identity here.\nRead more" }, service.Options());

        foreach (var call in (Func<Task>[])[() => store.GetAsync(Table, "p", "r", None), () => store.UpsertAsync(Table, new TableRow("p", "r"), None)])
        {
            var fault = await Assert.ThrowsAsync<TableStoreException>(call);
            Assert.Equal("There is no token for the table service at acct.table.core.windows.net: No identity here.", fault.Message);
        }

        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Identity_IsNotShownToAnUnprotectedEndpoint() =>
        Assert.Throws<ArgumentException>(() => new AzureTableStore(new Uri("http://acct.table.core.windows.net"), new StubCredential()));

    [Fact]
    public async Task Key_SignsEachTryAnew()
    {
        using var service = new StubService(Busy, Found);

        Assert.NotNull(await WithKey(service).GetAsync(Table, "p", "青", None));

        Assert.Equal(2, service.Requests.Count);
        Assert.Equal(2, service.Requests.Select(request => request.Headers["x-ms-date"]).Distinct().Count());
        foreach (var (line, headers, _) in service.Requests)
        {
            Assert.Equal("2019-02-02", headers["x-ms-version"]);
            var text = SharedKeyLite.StringToSign(headers["x-ms-date"], "acct", new Uri(Endpoint, line[4..]));
            Assert.Equal(SharedKeyLite.Authorization("acct", "key"u8.ToArray(), text), headers["Authorization"]);
        }
    }

    [Fact]
    public async Task Read_IsRepeatedAndWaitsAsLongAsItIsTold()
    {
        using var service = new StubService(Busy, Broken, Found);

        Assert.NotNull(await WithKey(service).GetAsync(Table, "p", "r", None));

        Assert.Equal(3, service.Requests.Count);
        var at = service.Requests.Select(request => request.At).ToList();
        Assert.InRange(at[1] - at[0], TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Read_ThatNeverSucceeds_EndsInAFault()
    {
        using var service = new StubService(Broken);

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => WithKey(service).GetAsync(Table, "p", "r", None));

        Assert.Equal("The table service refused with 500.", fault.Message);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task Write_ThatIsThrottled_IsRepeatedAndWaitsAsLongAsItIsTold()
    {
        using var service = new StubService(Throttled, Done);

        Assert.Equal(new WriteResult.Written(new ETag("W/\"1\"")), await WithKey(service).UpsertAsync(Table, new TableRow("p", "r"), None));

        Assert.Equal(["PUT", "PUT"], service.Requests.Select(request => request.Line.Split(' ')[0]));
        var at = service.Requests.Select(request => request.At).ToList();
        Assert.InRange(at[1] - at[0], TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(10));
    }

    // Nobody knows whether the first was carried out, and one without a condition would do it twice.
    [Fact]
    public async Task Write_ThatIsNotConditional_IsNotRepeatedBlindlyWhenTheServiceIsBusy()
    {
        using var service = new StubService(Busy, Found, Done);

        Assert.IsType<WriteResult.Written>(await WithKey(service).UpsertAsync(Table, new TableRow("p", "r"), None));

        Assert.Equal(["PUT", "GET", "PUT"], service.Requests.Select(request => request.Line.Split(' ')[0]));
        Assert.Equal("W/\"1\"", service.Requests.Last().Headers["If-Match"]);
        Assert.InRange(service.Requests.Last().At - service.Requests.First().At, TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Write_ThatNeverSucceeds_EndsInAFaultThatDoesNotKnow()
    {
        using var service = new StubService([.. Enumerable.Repeat<Func<HttpResponseMessage>[]>([Broken, Answer(HttpStatusCode.NotFound)], 20).SelectMany(pair => pair)]);

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => WithKey(service).InsertAsync(Table, new TableRow("p", "r"), None));

        Assert.StartsWith("It is not known whether a write was carried out", fault.Message, StringComparison.Ordinal);
        Assert.InRange(service.Requests.Count, 3, 20);
    }

    public static TheoryData<HttpStatusCode, string, string> Refusals => new()
    {
        {
            HttpStatusCode.Forbidden, "\uFEFF<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code><Message>secret</Message></Error>",
            "The table service refused with 403 AuthenticationFailed: check the account's key, the identity and this machine's clock."
        },
        {
            HttpStatusCode.Forbidden, """{"odata.error":{"code":"AuthorizationPermissionMismatch","message":{"value":"secret"}}}""",
            "The table service refused with 403 AuthorizationPermissionMismatch: the identity lacks the role Storage Table Data Contributor."
        },
        {
            HttpStatusCode.BadRequest, "<?xml version=\"1.0\"?>\n<Error>\n<Code>InvalidHeaderValue</Code><Message>secret</Message></Error>",
            "The table service refused with 400 InvalidHeaderValue."
        },
        { HttpStatusCode.BadRequest, "<html>secret</html>", "The table service refused with 400." },
        { HttpStatusCode.Conflict, """{"odata.error":{"code":"TableBeingDeleted","message":{"value":"secret"}}}""", "The table service refused with 409 TableBeingDeleted." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_IsOnePlainLineWithTheOpenCode(HttpStatusCode status, string body, string line)
    {
        using var service = new StubService(Answer(status, body));
        var store = WithKey(service);
        foreach (var call in (Func<Task>[])
            [
                () => store.GetAsync(Table, "p", "r", None),
                () => store.QueryAsync(Table, new TableQuery(), null, None),
                () => store.InsertAsync(Table, new TableRow("p", "r"), None),
                () => store.TransactAsync(Table, [new TableOperation.Upsert(new TableRow("p", "r"))], None),
            ])
        {
            var fault = await Assert.ThrowsAsync<TableStoreException>(call);

            Assert.Equal(line, fault.Message);
            var inner = Assert.IsType<RequestFailedException>(fault.InnerException);
            Assert.Equal((int)status, inner.Status);
            Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("{\"PartitionKey\":\"secret")]
    public async Task Answer_ThatIsNone_IsAFaultWithoutItsText(string body)
    {
        using var service = new StubService(Answer(HttpStatusCode.OK, body));

        var fault = await Assert.ThrowsAsync<TableStoreException>(() => WithKey(service).GetAsync(Table, "p", "r", None));

        Assert.Equal("The table service at acct.table.core.windows.net answered with something else than it should.", fault.Message);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_WithAWrongKey_IsRefused()
    {
        var account = await Azurite.FreshAsync();

        var fault = await Assert.ThrowsAsync<TableStoreException>(
            () => new AzureTableStore((account with { Key = "b3RoZXI=" }).ConnectionString).GetAsync(Table, "p", "r", None));

        Assert.StartsWith("The table service refused with 403 AuthorizationFailure", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatIsNotThere_IsNamed()
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        var absent = new AzureTableStore("AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a", options);
        foreach (var call in (Func<Task>[])[() => absent.GetAsync(Table, "p", "r", None), () => absent.UpsertAsync(Table, new TableRow("p", "r"), None)])
        {
            var refused = await Assert.ThrowsAsync<TableStoreException>(call);
            Assert.Equal("The table service at 127.0.0.1:1 cannot be reached: Connection refused.", refused.Message);
        }

        var unknown = await Assert.ThrowsAsync<TableStoreException>(
            () => new AzureTableStore("AccountName=a;AccountKey=a2V5;TableEndpoint=https://tables.invalid", options).GetAsync(Table, "p", "r", None));
        Assert.StartsWith("The table service at tables.invalid cannot be reached: ", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatIsSilent_IsGivenUp()
    {
        var account = await Azurite.FreshAsync();
        var asked = 0;
        using var proxy = new FaultyProxy(account.Port);
        proxy.Plan = _ =>
        {
            Interlocked.Increment(ref asked);
            return Task.FromResult(Mishap.SilenceAfter);
        };
        var options = new TableClientOptions();
        // Long enough for a busy machine to have asked before it gives up.
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(1.5);
        options.Retry.MaxRetries = 1;

        var fault = await Assert.ThrowsAsync<TableStoreException>(
            () => new AzureTableStore(account.Through(proxy.Port), options).GetAsync(Table, "p", "r", None));

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"The table service at 127.0.0.1:{proxy.Port} did not answer within 1.5 seconds."), fault.Message);
        Assert.Equal(2, asked);
    }

    private static AzureTableStore WithKey(StubService service) => new($"AccountName=acct;AccountKey=a2V5", service.Options());
}
