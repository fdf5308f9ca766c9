using System.Globalization;
using System.Text.RegularExpressions;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Infra;

/// <summary>The guide for the IT desk says what the files do.</summary>
public sealed partial class InstallGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(NodeTools.Repository, "docs", "install.md"));

    [Fact]
    public void Steps_AreFiveAtMostAndSayWhatSuccessLooksLike()
    {
        var steps = Guide.Split("\n## ").Where(part => part.StartsWith("手順", StringComparison.Ordinal)).ToArray();

        Assert.InRange(steps.Length, 1, 5);
        Assert.All(steps, step => Assert.Contains("**できたら**", step, StringComparison.Ordinal));
    }

    [Fact]
    public void Cost_AddsUpAndStaysBelowThirtyDollars()
    {
        var costs = CostOf(Guide);
        var decision = CostOf(File.ReadAllText(Path.Combine(NodeTools.Repository, "docs", "adr", "0022-where-it-runs.md")));

        Assert.Equal(costs.Total, costs.Items);
        Assert.InRange(costs.Total, 1, 30);
        Assert.Equal(decision, costs);
    }

    [Fact]
    public async Task Settings_AreAllExplained()
    {
        var main = (await BicepFile.ReadAsync(BicepFile.Texts())).Single(file => file.File == "main.bicep");

        // deploy.sh looks after the first month of the budget itself.
        Assert.All(main.Params.Select(parameter => parameter.Name).Except(["budgetStart"]), name => Assert.Contains($"| `{name}` |", Guide, StringComparison.Ordinal));
    }

    private static (decimal Items, decimal Total) CostOf(string text)
    {
        var items = Item().Matches(text).Sum(match => decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        return (items, decimal.Parse(Sum().Match(text).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\|[^|]*\|[^|]*\| (\d+\.\d\d) \|$", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\| \*\*(?:合計|together)\*\* \| \| \*\*(\d+\.\d\d)\*\* \|$", RegexOptions.Multiline)]
    private static partial Regex Sum();
}
