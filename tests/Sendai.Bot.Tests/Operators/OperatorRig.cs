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

    public async Task<Ran> RunWithTokenAsync(string? bearer, params string[] arguments)
    {
        token = bearer;
        return await BotProgram.RunWithAsync(
            new Dictionary<string, string?>(Settings)
            {
                ["Storage:Endpoint"] = Azurite.Endpoint.AbsoluteUri,
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
