using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Files;

/// <summary>
/// Under which address people's browsers find the bot: <c>Bot:PublicUrl</c>. Without it there are no links, except in
/// Development, where the browser runs on the same machine.
/// </summary>
internal sealed class PublicAddress
{
    private readonly IServer server;
    private readonly bool isDevelopment;
    private readonly Uri? setting;

    /// <exception cref="BotSettingsException">The setting cannot be used.</exception>
    public PublicAddress(IConfiguration configuration, IHostEnvironment environment, IServer server)
    {
        this.server = server;
        isDevelopment = environment.IsDevelopment();
        setting = Read(configuration, isDevelopment);
    }

    /// <summary>The setting; null when there is none.</summary>
    /// <exception cref="BotSettingsException">It cannot be used.</exception>
    public static Uri? Read(IConfiguration configuration, bool isDevelopment) =>
        configuration["Bot:PublicUrl"] is { Length: > 0 } text ? Read(text, isDevelopment) : null;

    /// <summary>The address of a path; null when nobody outside could open it.</summary>
    public Uri? Of(string path) => (setting ?? (isDevelopment ? Own() : null)) is { } address ? new Uri(address, path) : null;

    private static Uri Read(string text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (isDevelopment && url.Scheme == Uri.UriSchemeHttp))
        && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? url
            : throw new BotSettingsException(
                "Bot:PublicUrl には、ボットの https:// で始まるアドレスだけを書いてください（うしろに道筋は付けません）。例：https://bot.example.jp");

    /// <summary>Where the bot listens, known only since it does. A test server says nothing, and answers as this one.</summary>
    private Uri Own()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault(address => address.StartsWith("http:", StringComparison.Ordinal)) is not { } first)
        {
            return new Uri("http://localhost");
        }

        var address = BindingAddress.Parse(first);
        return new UriBuilder(Uri.UriSchemeHttp, address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host, address.Port).Uri;
    }
}
