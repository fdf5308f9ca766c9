using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sendai.Bot.AppPackage;

/// <summary>What Microsoft's documentation asks of a manifest beyond its schema. docs/wire/manifest.md says where each stands.</summary>
internal static partial class ManifestRules
{
    /// <summary>Of a command of the bot. The manifest's schema takes more, that of the localizations and the clients do not.</summary>
    private const int LongestTitle = 32;
    private const int LongestDescription = 128;

    private static readonly string[] PublicAddresses = ["websiteUrl", "privacyUrl", "termsOfUseUrl"];

    /// <summary>Where each is wrong, and a sentence about it.</summary>
    public static IEnumerable<(string Path, string Problem)> Check(JsonElement manifest) =>
        Identity(manifest).Concat(Texts(manifest)).Concat(Addresses(manifest)).Concat(Commands(manifest)).Concat(Extension(manifest))
            .Concat(Permissions(manifest));

    private static IEnumerable<(string Path, string Problem)> Identity(JsonElement manifest)
    {
        if (!Version().IsMatch(manifest.Text("version")))
        {
            yield return ("version", "1.0.0 のような、点で区切った3つの数で書いてください。");
        }

        var bot = manifest.Items("bots", "").Select(one => one.Item.Text("botId")).FirstOrDefault("");
        foreach (var (id, path) in Ids(manifest))
        {
            if (Guid.TryParseExact(id, "D", out var guid) && guid == Guid.Empty)
            {
                yield return (path, "0 だけの ID は使えません。ボットのアプリ ID を書いてください。");
            }
            else if (path != "id" && !string.Equals(id, bot, StringComparison.OrdinalIgnoreCase))
            {
                yield return (path, "bots[0].botId と同じ ID を書いてください。");
            }
        }
    }

    private static IEnumerable<(string Id, string Path)> Ids(JsonElement manifest) =>
    [
        (manifest.Text("id"), "id"),
        .. manifest.Items("bots", "").Select(bot => (bot.Item.Text("botId"), $"{bot.Path}.botId")),
        .. manifest.Items("composeExtensions", "").Select(extension => (extension.Item.Text("botId"), $"{extension.Path}.botId")),
        .. manifest.Part("webApplicationInfo").ValueKind == JsonValueKind.Object ? new[] { (manifest.Part("webApplicationInfo").Text("id"), "webApplicationInfo.id") } : [],
    ];

    private static IEnumerable<(string Path, string Problem)> Texts(JsonElement manifest)
    {
        foreach (var (text, path) in manifest.Texts())
        {
            if (text.Contains("${{", StringComparison.Ordinal))
            {
                yield return (path, "値の入っていないところ（${{…}}）が残っています。");
            }
            else if (string.IsNullOrWhiteSpace(text))
            {
                yield return (path, "何も書かれていません。");
            }
        }
    }

    private static IEnumerable<(string Path, string Problem)> Addresses(JsonElement manifest) => PublicAddresses
        .Where(name => !IsPublic(manifest.Part("developer").Text(name)))
        .Select(name => ($"developer.{name}", "だれでも開ける https:// のアドレスを書いてください（このコンピューターの中のアドレスは使えません）。"));

    private static bool IsPublic(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "https", IsLoopback: false, UserInfo: "", HostNameType: UriHostNameType.Dns }
        && url.IdnHost.Contains('.', StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Problem)> Commands(JsonElement manifest)
    {
        foreach (var (bot, botPath) in manifest.Items("bots", ""))
        {
            var scopes = bot.Items("scopes", botPath).Select(scope => scope.Item.ToString()).ToHashSet();
            var taken = new HashSet<string>();
            foreach (var (list, listPath) in bot.Items("commandLists", botPath))
            {
                foreach (var (scope, path) in list.Items("scopes", listPath))
                {
                    if (!scopes.Contains(scope.ToString()))
                    {
                        yield return (path, "ボットの scopes にない場所です。");
                    }

                    if (!taken.Add(scope.ToString()))
                    {
                        yield return (path, "同じ場所のコマンドの一覧が、ほかにもあります。場所ごとに1つにしてください。");
                    }
                }

                foreach (var finding in Titles(list, listPath))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<(string Path, string Problem)> Titles(JsonElement list, string listPath)
    {
        var titles = new HashSet<string>();
        foreach (var (command, path) in list.Items("commands", listPath))
        {
            var title = command.Text("title");
            if (title.Length > LongestTitle)
            {
                yield return ($"{path}.title", $"{LongestTitle}文字までです（いまは{title.Length}文字）。");
            }

            if (command.Text("description") is { Length: > LongestDescription } description)
            {
                yield return ($"{path}.description", $"{LongestDescription}文字までです（いまは{description.Length}文字）。");
            }

            if (!titles.Add(title))
            {
                yield return ($"{path}.title", "同じコマンドが2つ以上あります。");
            }
        }
    }

    private static IEnumerable<(string Path, string Problem)> Extension(JsonElement manifest)
    {
        foreach (var (extension, extensionPath) in manifest.Items("composeExtensions", ""))
        {
            var ids = new HashSet<string>();
            foreach (var (command, path) in extension.Items("commands", extensionPath))
            {
                if (!ids.Add(command.Text("id")))
                {
                    yield return ($"{path}.id", "同じ id のコマンドが2つ以上あります。");
                }

                var names = new HashSet<string>();
                foreach (var (_, parameterPath) in command.Items("parameters", path).Where(parameter => !names.Add(parameter.Item.Text("name"))))
                {
                    yield return ($"{parameterPath}.name", "同じ名前の欄が2つ以上あります。");
                }
            }
        }
    }

    private static IEnumerable<(string Path, string Problem)> Permissions(JsonElement manifest)
    {
        var rights = manifest.Part("authorization").Part("permissions").Items("resourceSpecific", "authorization.permissions").ToList();
        if (rights.Count > 0 && manifest.Part("webApplicationInfo").Text("id").Length == 0)
        {
            yield return ("webApplicationInfo.id", "権限（resourceSpecific）を求めるときは、必ず書いてください。");
        }

        if (rights.Count > 0 && manifest.Part("webApplicationInfo").Text("resource").Length == 0)
        {
            yield return ("webApplicationInfo.resource", "権限（resourceSpecific）を求めるときは、必ず書いてください。");
        }

        var isInTeams = manifest.Items("bots", "").SelectMany(bot => bot.Item.Items("scopes", bot.Path)).Any(scope => scope.Item.ToString() == "team");
        if (manifest.Part("supportsChannelFeatures").ValueKind == JsonValueKind.String && !isInTeams)
        {
            yield return ("supportsChannelFeatures", "ボットの scopes に team があるときだけ使えます。");
        }
    }

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\z", RegexOptions.ECMAScript)]
    private static partial Regex Version();
}
