using System.CommandLine;
using System.IO.Compression;
using Sendai.Bot.AppPackage;

namespace Sendai.Bot.Commands;

/// <summary><c>package</c>: the app for Teams as one file, from the settings; checked, or not made.</summary>
internal static class PackageCommand
{
    public static Command Create()
    {
        var path = new Option<string?>("--out") { Description = "書き出すファイル（何も指定しなければ、いまのフォルダーに版の番号の付いた名前で）", HelpName = "ファイル.zip" };
        var botId = new Option<string?>("--app-id") { Description = "ボットのアプリ ID（何も指定しなければ、設定の Bot:AppId）", HelpName = "ID" };
        var publicUrl = new Option<string?>("--public-url") { Description = "ボットの https:// のアドレス（何も指定しなければ、設定の Bot:PublicUrl）", HelpName = "アドレス" };
        var version = new Option<string?>("--version") { Description = "アプリの版。更新するときは大きくします（何も指定しなければ、ボットの版）", HelpName = "1.0.0" };
        var developer = new Option<string?>("--developer") { Description = "Teams に出る提供元の名前（何も指定しなければ、設定の Bot:Developer）", HelpName = "名前" };
        var folder = new Option<string>("--manifest")
        {
            Description = "manifest.json と絵と言語のファイルがあるフォルダー（何も指定しなければ、ボットに入っているもの）",
            HelpName = "フォルダー",
            DefaultValueFactory = _ => PackageFiles.DefaultFolder,
        };
        var command = new Command("package", "Teams に入れるアプリのファイル（zip）を作ります。Microsoft の決まりに合わないところがあれば、作らずにすべて挙げます")
        {
            path, botId, publicUrl, version, developer, folder,
        };
        command.SetVerb(VerbUse.Public, (parsed, cancellationToken) =>
        {
            var settings = BotHost.Configuration();
            var values = new PackageValues(
                parsed.GetValue(botId) ?? settings["Bot:AppId"] ?? "",
                (parsed.GetValue(publicUrl) ?? settings["Bot:PublicUrl"] ?? "").TrimEnd('/'),
                parsed.GetValue(version) ?? typeof(PackageCommand).Assembly.GetName().Version!.ToString(3),
                (parsed.GetValue(developer) ?? settings["Bot:Developer"]) is { Length: > 0 } name ? name : null);
            return RunAsync(parsed.GetValue(folder)!, values, parsed.GetValue(path) ?? $"sendai-bot-{values.Version}.zip", cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, PackageValues values, string path, CancellationToken cancellationToken)
    {
        if (values.BotId.Length == 0 || values.PublicUrl.Length == 0)
        {
            return Verb.Fail(Verb.WrongUse, "ボットのアプリ ID とアドレスが要ります。Bot:AppId と Bot:PublicUrl を設定するか、--app-id と --public-url を付けてください。");
        }

        var (zip, findings) = AppPackageBuilder.Build(new PackageFiles(folder), values);
        foreach (var finding in findings)
        {
            await Console.Error.WriteLineAsync($"{finding}");
        }

        if (zip is null)
        {
            return Verb.Fail(Verb.Refused, $"直すところが {findings.Count} か所あるため、アプリのファイルは作りませんでした。");
        }

        if (IsEarlierPackage(path))
        {
            // It can be made again at any time; whatever else has that name is left alone.
            File.Delete(path);
        }

        if (await NewFile.WriteAsync(path, zip, cancellationToken) is { } problem)
        {
            return Verb.Fail(Verb.Refused, problem);
        }

        Console.WriteLine($"アプリのファイル「{path}」を作りました（版 {values.Version}、ID {values.BotId}）。Teams 管理者の方が、Teams 管理センターの「アプリを管理」から入れます。");
        return Verb.Done;
    }

    private static bool IsEarlierPackage(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return false;
            }

            using var zip = ZipFile.OpenRead(path);
            return zip.GetEntry(PackageFiles.Manifest) is not null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
