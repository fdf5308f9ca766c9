namespace Sendai.Tables.AzureTables;

// What a storage account's connection string says about its tables. Its key stays out of every message.
internal sealed record ConnectionString(Uri Endpoint, string Account, byte[] Key)
{
    // The emulator's account is the same everywhere and published with it: it protects nothing.
    private const string Emulator =
        "AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFP"
        + "TOtr/KBHBeksoGMGw==";

    public static ConnectionString Parse(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Read(text, settings);
        if (settings.Remove("UseDevelopmentStorage", out var emulator) && emulator.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            var own = settings;
            settings = new(StringComparer.OrdinalIgnoreCase);
            Read(Emulator, settings);
            foreach (var (name, value) in own)
            {
                settings[name] = value;
            }
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw Broken("has a SharedAccessSignature, which is not supported: use AccountKey, or an endpoint with a managed identity");
        }

        var account = Setting(settings, "AccountName");
        return new(EndpointOf(settings, account), account, KeyOf(Setting(settings, "AccountKey")));
    }

    // Keys travel in the address and signatures can be used again: in the clear only within this machine.
    public static void CheckEndpoint(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback)))
        {
            throw new ArgumentException("The endpoint of the table service is an https address; http only on this machine.", nameof(endpoint));
        }

        if (endpoint.Query.Length > 0 || endpoint.UserInfo.Length > 0)
        {
            throw new ArgumentException("The endpoint of the table service is an address without a query or a user.", nameof(endpoint));
        }
    }

    // The generated one would print the key.
    public override string ToString() => Endpoint.ToString();

    private static void Read(string text, Dictionary<string, string> settings)
    {
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Keys end in "=", so only the first one divides.
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                throw Broken("is not a list of Name=Value parted by semicolons");
            }

            if (!settings.TryAdd(name, value))
            {
                throw Broken("names a setting twice");
            }
        }
    }

    private static string Setting(Dictionary<string, string> settings, string name) =>
        settings.GetValueOrDefault(name) ?? throw Broken($"lacks {name}");

    private static Uri EndpointOf(Dictionary<string, string> settings, string account)
    {
        var address = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? Uri.UriSchemeHttps}://{account}.table.{settings.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net"}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint))
        {
            throw Broken("has an endpoint that is no address");
        }

        CheckEndpoint(endpoint);
        return endpoint;
    }

    private static byte[] KeyOf(string text)
    {
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) ? key[..length] : throw Broken("has an AccountKey that is not Base64");
    }

    private static ArgumentException Broken(string what) => new($"The connection string of the table service {what}.");
}
