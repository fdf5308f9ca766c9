using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Commands.Doctor;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Teams.Hosting;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Operators;

/// <summary>A desk in order, with what each test breaks: OpenID is on this machine, and so is what stands in for the hosts of Teams.</summary>
internal sealed class DoctorRig : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private DoctorRig(TestOpenId openId, string database)
    {
        OpenId = openId;
        Settings = new Dictionary<string, string?>
        {
            ["Bot:AppId"] = TestTokens.AppId,
            ["Bot:TenantId"] = Chat.Tenant,
            ["Bot:Credential"] = "ManagedIdentity",
            ["Bot:OpenIdMetadata"] = openId.MetadataUrl,
            ["Bot:ServiceHosts"] = "one.example.jp two.example.jp",
            ["Bot:PublicUrl"] = "https://bot.example.jp",
            ["Access:Administrators:0"] = OperatorRig.Ids.Administrator,
            [Databases.SettingOf(database)] = database,
        };
    }

    public TestOpenId OpenId { get; }

    public Dictionary<string, string?> Settings { get; }

    /// <summary>The hosts that answer, with what.</summary>
    public Dictionary<string, HttpStatusCode> Hosts { get; } = new()
    {
        ["one.example.jp"] = HttpStatusCode.NotFound,
        ["two.example.jp"] = HttpStatusCode.Unauthorized,
        ["bot.example.jp"] = HttpStatusCode.OK,
    };

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public static async Task<DoctorRig> StartAsync(string? database = null) => new(await TestOpenId.StartAsync(), database ?? BotFactory.NewDatabase());

    public async Task<Ran> RunAsync(TimeSpan? limit = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection();
        if (Settings["Bot:OpenIdMetadata"] == OpenId.MetadataUrl)
        {
            services.AddTeamsChannel(configuration);
        }
        else
        {
            services.AddHttpClient();
        }

        await using var provider = services.BuildServiceProvider();
        using var handler = new StandIn(Hosts);
        using var http = new HttpClient(handler);
        using var output = new StringWriter();
        var scene = new DoctorScene(configuration, IsDevelopment: false, Time, provider.GetRequiredService<IHttpClientFactory>(), http);
        var exitCode = await Examination.RunAsync(DoctorChecks.Of(scene), limit ?? Limit, output, CancellationToken.None);
        return new Ran(exitCode, output.ToString(), "");
    }

    public ValueTask DisposeAsync() => OpenId.DisposeAsync();

    private sealed class StandIn(Dictionary<string, HttpStatusCode> hosts) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.IsLoopback ? base.SendAsync(request, cancellationToken)
            : hosts.TryGetValue(request.RequestUri.Host, out var status) ? Task.FromResult(new HttpResponseMessage(status))
            : throw new HttpRequestException("No such host.");
    }
}

internal static class DoctorLines
{
    /// <summary>The line of a check.</summary>
    public static string Of(this Ran ran, string check) => Assert.Single(ran.OutputLines, line => line[1..].StartsWith($" {check}：", StringComparison.Ordinal));
}
