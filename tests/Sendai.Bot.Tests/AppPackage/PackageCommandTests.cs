using Sendai.Bot.Tests.Commands;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary><c>package</c> as IT runs it.</summary>
public sealed class PackageCommandTests
{
    private static readonly string[] Known = ["--app-id", PackageRig.BotId, "--public-url", "https://bot.example.jp/"];

    private readonly string path = Path.Combine(System.IO.Directory.CreateTempSubdirectory("sendai-zip-").FullName, "app.zip");

    [Fact]
    public async Task Settings_AreEnough()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Bot:AppId"] = PackageRig.BotId,
            ["Bot:PublicUrl"] = "https://bot.example.jp",
            ["Bot:Developer"] = "○○市",
        };

        var ran = await BotProgram.RunWithAsync(settings, "package", "--out", path, "--version", "2.0.1");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains(path, Assert.Single(ran.OutputLines), StringComparison.Ordinal);
        var manifest = PackageRig.Json(PackageRig.Unpack(await File.ReadAllBytesAsync(path))["manifest.json"]);
        Assert.Equal(PackageRig.BotId, manifest.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal("2.0.1", manifest.GetProperty("version").GetString());
        Assert.Equal("○○市", manifest.GetProperty("developer").GetProperty("name").GetString());
    }

    [Fact]
    public async Task WrongId_FailsWithTheFieldAndMakesNothing()
    {
        var ran = await BotProgram.RunAsync("package", "--out", path, "--app-id", "1234", "--public-url", "https://bot.example.jp");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("manifest.json の bots[0].botId：", ran.Error, StringComparison.Ordinal);
        Assert.Contains("作りませんでした", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task MissingIcon_FailsWithTheFieldAndMakesNothing()
    {
        var rig = new PackageRig().WithFile("outline.png", null);

        var ran = await BotProgram.RunAsync(["package", "--out", path, "--manifest", rig.Folder, .. Known]);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("manifest.json の icons.outline：アイコン「outline.png」がありません。", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task WithoutIdOrAddress_SaysWhatToSet()
    {
        var ran = await BotProgram.RunAsync("package", "--out", path);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("Bot:AppId と Bot:PublicUrl", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EarlierPackage_IsReplacedAndAnythingElseIsNot()
    {
        Assert.Equal(0, (await BotProgram.RunAsync(["package", "--out", path, .. Known])).ExitCode);
        var first = await File.ReadAllBytesAsync(path);
        Assert.Equal(0, (await BotProgram.RunAsync(["package", "--out", path, "--version", "9.0.0", .. Known])).ExitCode);
        Assert.NotEqual(first, await File.ReadAllBytesAsync(path));

        await File.WriteAllTextAsync(path, "大切なもの");
        var refused = await BotProgram.RunAsync(["package", "--out", path, .. Known]);
        Assert.Contains("もうあります", refused.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Equal("大切なもの", await File.ReadAllTextAsync(path));
    }
}
