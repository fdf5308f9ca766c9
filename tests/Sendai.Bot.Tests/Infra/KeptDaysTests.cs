using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Sendai.Bot.Pages;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Infra;

/// <summary>What people are told of the days that logs and backups are kept is what the cloud does.</summary>
public sealed class KeptDaysTests
{
    [Fact]
    public async Task PageAndGuides_SayWhatTheBicepSays()
    {
        var files = await BicepFile.ReadAsync(BicepFile.Texts());
        var logs = files.Single(file => file.File == "watch.bicep").Resources.Single(one => one.Type == "Microsoft.OperationalInsights/workspaces")["properties.retentionInDays"];
        var backups = Days(BicepFile.Texts()["storage.bicep"], "daysAfterCreationGreaterThan: *([0-9]+)");
        var page = Encoding.UTF8.GetString(PrivacyPage.Of(OperatingBody.Read(new ConfigurationBuilder().Build())));

        Assert.Equal(logs, Days(page, "動いた記録（ログ）は、標準の設置では([0-9]+)日で消えます"));
        Assert.Equal(logs, Days(page, "logs are kept for ([0-9]+) days"));
        Assert.Equal(backups, Days(page, "控えのなかに([0-9]+)日まで残ります"));
        Assert.Equal(backups, Days(page, "daily backups[^.]* for up to ([0-9]+) days"));
        Assert.Equal(backups, Days(Doc("operations.md"), @"毎日の控え \| ([0-9]+)日"));
        Assert.Equal(backups, Days(Doc("operations.md"), "([0-9]+)日たった控えは"));
        Assert.Equal(backups, Days(Doc("install.md"), "毎日のバックアップ（([0-9]+)日で消えます"));
    }

    private static string Doc(string name) => File.ReadAllText(Path.Combine(NodeTools.Repository, "docs", name));

    private static string Days(string text, string where) => Assert.Single(Regex.Matches(text, where)).Groups[1].Value;
}
