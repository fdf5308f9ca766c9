using System.Xml.Linq;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Commands;
using Sendai.Tables.AzureTables;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Operators;

/// <summary>
/// The program at a desk against a store that asks for tokens. What gives them out is what App Service puts beside a program, so
/// that the program's own <c>DefaultAzureCredential</c> finds whoever the test says.
/// </summary>
internal sealed class OperatorRig : IAsyncDisposable
{
    private readonly WebApplication tokens;
    private readonly HttpClient client;
    private string? token;

    private OperatorRig(TokenAzurite azurite, WebApplication tokens)
    {
        Azurite = azurite;
        this.tokens = tokens;
        client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        Store = new AzureTableStore(
            azurite.Endpoint, new FixedCredential(TokenAzurite.Token(Ids.Nobody)), new TableClientOptions { Transport = new HttpClientTransport(client) });
    }

    public TokenAzurite Azurite { get; }

    /// <summary>The same store, for a look behind.</summary>
    public AzureTableStore Store { get; }

    /// <summary>More settings of the desk.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public static async Task<OperatorRig> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var tokens = builder.Build();
        var rig = new OperatorRig(await TokenAzurite.StartAsync(), tokens);
        tokens.Run(rig.GiveTokenAsync);
        await tokens.StartAsync();
        return rig;
    }

    /// <summary>Runs a verb as the person with this object id, or with any token.</summary>
    public Task<Ran> RunAsync(string objectId, params string[] arguments) => RunWithTokenAsync(TokenAzurite.Token(objectId), arguments);

    public Task<Ran> RunWithTokenAsync(string? bearer, params string[] arguments) => RunOnAsync("Storage:Endpoint", Azurite.Endpoint.AbsoluteUri, bearer, arguments);

    /// <summary>The same with a store in a file, which asks nobody who they are; a container does.</summary>
    public Task<Ran> RunOnFileAsync(string database, string? bearer, params string[] arguments) => RunOnAsync("Storage:Path", database, bearer, arguments);

    /// <summary>An empty container for backups, of which the program is told.</summary>
    public async Task AddContainerAsync()
    {
        var address = $"{await Azurite.StartBlobsAsync()}/backups";
        await CallBlobsAsync(HttpMethod.Put, $"{address}?restype=container");
        Settings["Backup:Container"] = address;
    }

    /// <summary>The names of the blobs that are in the container.</summary>
    public async Task<string> BlobsAsync()
    {
        var list = XDocument.Parse(await CallBlobsAsync(HttpMethod.Get, $"{Settings["Backup:Container"]}?restype=container&comp=list"));
        return string.Join(' ', list.Descendants("Name").Select(name => name.Value));
    }

    private async Task<string> CallBlobsAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("x-ms-version", "2021-12-02");
        request.Headers.Authorization = new("Bearer", TokenAzurite.Token(Ids.Nobody));
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<Ran> RunOnAsync(string setting, string store, string? bearer, string[] arguments)
    {
        token = bearer;
        return await BotProgram.RunWithAsync(
            new Dictionary<string, string?>(Settings)
            {
                [setting] = store,
                ["SSL_CERT_FILE"] = Azurite.CertificateFile,
                ["IDENTITY_ENDPOINT"] = $"{tokens.Urls.Single()}/msi/token",
                ["IDENTITY_HEADER"] = "header",
            },
            arguments);
    }

    /// <summary>As the bot does when it starts.</summary>
    public Task KeepAdministratorsAsync(params string[] objectIds) =>
        Store.UpsertAsync(AdministratorRows.Table, AdministratorRows.Write(objectIds.ToHashSet()), CancellationToken.None);

    public Task<IReadOnlyList<AuditEntry>> AuditAsync() =>
        new AuditLog(Store, TimeProvider.System, NullLogger<AuditLog>.Instance).ReadAsync(null, 100, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await tokens.DisposeAsync();
        client.Dispose();
        await Azurite.DisposeAsync();
    }

    private Task GiveTokenAsync(HttpContext context)
    {
        if (token is null)
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("""{"statusCode":400,"message":"No identity."}""");
        }

        context.Response.ContentType = "application/json";
        var expires = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        return context.Response.WriteAsync(
            $$"""{"access_token":"{{token}}","expires_on":"{{expires}}","resource":"https://storage.azure.com","token_type":"Bearer"}""");
    }

    /// <summary>Object ids of nobody in particular.</summary>
    internal static class Ids
    {
        public const string Nobody = "40000000-0000-4000-8000-000000000000";
        public const string Administrator = "40000000-0000-4000-8000-00000000000a";
        public const string Other = "40000000-0000-4000-8000-00000000000b";
    }

    private sealed class FixedCredential(string token) : TokenCredential
    {
        private readonly AccessToken access = new(token, TimeProvider.System.GetUtcNow().AddHours(1));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => access;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(access);
    }
}
