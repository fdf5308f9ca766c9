using System.IO.Compression;
using System.Text;
using Sendai.Bot.AppPackage;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary>The package that is made, and everything that keeps one from being made.</summary>
public sealed class PackageTests
{
    [Fact]
    public void ShippedManifest_MakesAPackageWithWhatItNamesAndNothingElse()
    {
        var (zip, findings) = new PackageRig().WithFile("notes.json", Encoding.UTF8.GetBytes("{}")).Build();

        Assert.Empty(findings);
        var files = PackageRig.Unpack(zip!);
        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], files.Keys.Order(StringComparer.Ordinal));
        var manifest = PackageRig.Json(files["manifest.json"]);
        Assert.Equal(PackageRig.BotId, manifest.Text("id"));
        Assert.Equal("1.2.3", manifest.Text("version"));
        Assert.Equal("https://bot.example.jp/privacy", manifest.Part("developer").Text("privacyUrl"));
        Assert.Equal("Sendai.Bot", manifest.Part("developer").Text("name"));
        Assert.Contains("相談ナビ", Encoding.UTF8.GetString(files["manifest.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Developer_IsASetting()
    {
        var (zip, _) = new PackageRig().Build(PackageRig.Values with { Developer = "○○市 \"障害福祉課\"" });

        Assert.Equal("○○市 \"障害福祉課\"", PackageRig.Json(PackageRig.Unpack(zip!)["manifest.json"]).Part("developer").Text("name"));
    }

    [Fact]
    public void SameFiles_MakeTheSameBytes()
    {
        var zip = new PackageRig().Build().Zip!;

        Assert.Equal(zip, new PackageRig().Build().Zip!);
        // On another day as well.
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.All(archive.Entries, entry => Assert.Equal((1980, 0), (entry.LastWriteTime.Year, entry.ExternalAttributes)));
    }

    // Each is one thing wrong; the field, and a word of what is said about it.
    [Theory]
    [InlineData("id", "\"1111\"", "8-4-4-4-12")]
    [InlineData("id", "\"00000000-0000-0000-0000-000000000000\"", "0 だけの ID")]
    [InlineData("id", "\"11111111-2222-4333-8444-555555555555\\n\"", "8-4-4-4-12")]
    [InlineData("composeExtensions[0].botId", "\"11111111-2222-4333-8444-555555555556\"", "bots[0].botId と同じ")]
    [InlineData("webApplicationInfo.id", "\"11111111-2222-4333-8444-555555555556\"", "bots[0].botId と同じ")]
    [InlineData("webApplicationInfo.resource", null, "必ず書いて")]
    [InlineData("manifestVersion", "\"1.29\"", "\"1.30\"")]
    [InlineData("version", "\"1.2\"", "3つの数")]
    [InlineData("version", "\"1.2.03\"", "3つの数")]
    [InlineData("name.short", "\"0123456789012345678901234567890\"", "30文字までです（いまは31文字）")]
    // Sixteen characters of two units each: clients of Teams count the units.
    [InlineData("name.short", "\"🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲\"", "30文字までです（いまは32文字）")]
    [InlineData("name.short", "\" \"", "何も書かれて")]
    [InlineData("name.short", "7", "文字")]
    [InlineData("description.full", null, "必ず書いて")]
    [InlineData("developer.name", "\"123456789012345678901234567890123\"", "32文字まで")]
    [InlineData("developer.privacyUrl", "\"http://bot.example.jp/privacy\"", "https://")]
    [InlineData("developer.privacyUrl", "\"https://localhost/privacy\"", "https://")]
    [InlineData("developer.termsOfUseUrl", "\"terms\"", "https://")]
    [InlineData("developer.websiteUrl", "\"${{PUBIC_URL}}\"", "値の入っていない")]
    [InlineData("accentColor", "\"green\"", "#1A6B4A")]
    [InlineData("colour", "\"x\"", "使えません")]
    [InlineData("bots[0].scopes[3]", "\"everywhere\"", "次のどれか")]
    [InlineData("bots[0].commandLists[1].scopes[0]", "\"personal\"", "同じ場所")]
    [InlineData("bots[0].commandLists[1].scopes[0]", "\"copilot\"", "scopes にない")]
    [InlineData("bots[0].commandLists[3]", "{\"scopes\":[],\"commands\":[]}", "bots[0].commandLists：3つまで")]
    [InlineData("bots[0].commandLists[0].commands[1].title", "\"予約したい\"", "commands[2].title：同じコマンド")]
    [InlineData("bots[0].commandLists[0].commands[1].title", "\"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむ\"", "32文字まで")]
    [InlineData("bots[0].commandLists[0].commands[1].title", null, "必ず書いて")]
    [InlineData("composeExtensions[0].commands[1]", "{\"id\":\"searchBodies\",\"title\":\"x\"}", "commands[1].id：同じ id")]
    [InlineData("composeExtensions[0].commands[0].parameters[1]", "{\"name\":\"text\",\"title\":\"x\"}", "parameters[1].name：同じ名前")]
    [InlineData("composeExtensions[0].commands[0].title", "\"123456789012345678901234567890123\"", "32文字まで")]
    [InlineData("icons.color", "\"colour.png\"", "がありません")]
    [InlineData("icons.color", "\"../color.png\"", "がありません")]
    [InlineData("icons.color", "\"outline.png\"", "192×192")]
    [InlineData("icons.outline", "\"color.png\"", "32×32")]
    [InlineData("icons.outline", null, "必ず書いて")]
    [InlineData("localizationInfo.additionalLanguages[0].file", "\"fr.json\"", "ファイルがありません")]
    [InlineData("localizationInfo.additionalLanguages[1]", "{\"languageTag\":\"EN\",\"file\":\"en.json\"}", "同じ言語")]
    [InlineData("authorization.permissions.resourceSpecific[1]", "{\"name\":\"ChannelMember.Read.Group\",\"type\":\"Application\"}", "同じもの")]
    public void WrongField_IsNamedAndNothingIsMade(string path, string? json, string words)
    {
        var (zip, findings) = new PackageRig().With(path, json).Build();

        Assert.Null(zip);
        Assert.Contains(findings, finding => $"{finding}".StartsWith("manifest.json の ", StringComparison.Ordinal) && $"{finding}".Contains(words, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Path.StartsWith(path.Split('[')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void ThirteenthCommand_IsTooMany()
    {
        var rig = new PackageRig();
        for (var at = 10; at < 13; at++)
        {
            rig.With($"bots[0].commandLists[0].commands[{at}]", $"{{\"title\":\"コマンド{at}\"}}");
        }

        var finding = Assert.Single(rig.Build().Findings);
        Assert.Equal(("bots[0].commandLists[0].commands", "12つまでです（いまは13つ）。"), (finding.Path, finding.Problem));
    }

    [Fact]
    public void TeamScope_IsNeededForChannelFeatures()
    {
        var (_, findings) = new PackageRig().With("bots[0].scopes[1]", null).Build();

        Assert.Contains(findings, finding => finding.Path == "supportsChannelFeatures");
    }

    [Theory]
    [InlineData("name.short", "\"0123456789012345678901234567890\"", "30文字まで")]
    [InlineData("name.short", null, "必ず書いて")]
    [InlineData("name.short", "7", "文字")]
    [InlineData("name.long", "\"x\"", "書けません")]
    [InlineData("bots[0].botId", "\"x\"", "書けません")]
    [InlineData("bots[0].commandLists[0].commands[9].title", "\"Change the ward, please, to another one\"", "32文字まで")]
    [InlineData("bots[0].commandLists[2].commands[7].title", "\"x\"", "この項目がありません")]
    // The schema of the localizations knows ten commands of the twelve.
    [InlineData("bots[0].commandLists[0].commands[10].title", "\"x\"", "書けません")]
    [InlineData("composeExtensions[0].commands[0].parameters[0].description", "\"\"", "何も書かれて")]
    public void WrongTranslation_IsNamedAndNothingIsMade(string key, string? json, string words)
    {
        var (zip, findings) = new PackageRig().WithEnglish(key, json).Build();

        Assert.Null(zip);
        var finding = Assert.Single(findings);
        Assert.Equal(("en.json", key), (finding.File, finding.Path));
        Assert.Contains(words, finding.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest.json", null, "ファイルがありません")]
    [InlineData("manifest.json", "{", "JSON として読めません（1行目")]
    [InlineData("manifest.json", "{\"id\":1,\"id\":2}", "JSON として読めません")]
    [InlineData("manifest.json", "[]", "項目の集まり")]
    [InlineData("manifest.json", "null", "項目の集まり")]
    [InlineData("en.json", "[1", "JSON として読めません")]
    [InlineData("en.json", "[]", "項目の集まり")]
    public void UnreadableFile_IsNamedAndNothingIsMade(string name, string? content, string words)
    {
        var (zip, findings) = new PackageRig().WithFile(name, content is null ? null : Encoding.UTF8.GetBytes(content)).Build();

        Assert.Null(zip);
        Assert.Contains(findings, finding => finding.Problem.Contains(words, StringComparison.Ordinal));
    }
}
