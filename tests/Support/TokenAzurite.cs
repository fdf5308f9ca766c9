using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Sendai.Tests.Support;

/// <summary>
/// The real service as it stands in Azure: HTTPS, and tokens of Entra ID in the place of keys. It looks at who issued a token, for
/// what and until when, but not at the signature, so that anybody here can be anybody.
/// </summary>
internal sealed class TokenAzurite : IAsyncDisposable
{
    private readonly NodeSession server;
    private readonly DirectoryInfo folder;
    private NodeSession? blobs;

    private TokenAzurite(NodeSession server, DirectoryInfo folder)
    {
        this.server = server;
        this.folder = folder;
    }

    public Uri Endpoint => EndpointOf(server);

    /// <summary>For <c>SSL_CERT_FILE</c> of a program that shall trust it.</summary>
    public string CertificateFile => CertificateIn(folder);

    public static async Task<TokenAzurite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sendai-azurite-");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(CertificateIn(folder), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(KeyIn(folder), key.ExportPkcs8PrivateKeyPem());
        return new TokenAzurite(await StartAsync("table", folder), folder);
    }

    /// <summary>The blob service of the same account beside it; its endpoint.</summary>
    public async Task<Uri> StartBlobsAsync()
    {
        blobs ??= await StartAsync("blob", folder);
        return EndpointOf(blobs);
    }

    /// <summary>A token that the service takes, unless something in it is changed.</summary>
    public static string Token(string? objectId, string audience = "https://storage.azure.com")
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["aud"] = audience,
            ["iss"] = "https://sts.windows.net/10000000-0000-4000-8000-000000000000/",
            ["iat"] = now - 60,
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
            ["tid"] = "10000000-0000-4000-8000-000000000000",
        };
        if (objectId is not null)
        {
            claims["oid"] = objectId;
        }

        return $"{Part(new { alg = "RS256", typ = "JWT" })}.{Part(claims)}.{Part("signature")}";
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (blobs is not null)
        {
            await blobs.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static Task<NodeSession> StartAsync(string service, DirectoryInfo folder) =>
        NodeSession.StartAsync("azurite.mjs", "1", service, CertificateIn(folder), KeyIn(folder));

    private static Uri EndpointOf(NodeSession session) => new($"https://127.0.0.1:{session.Ready.GetProperty("port").GetInt32()}/acc0");

    private static string KeyIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "key.pem");

    private static string CertificateIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "certificate.pem");

    private static string Part(object content) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content)));
}
