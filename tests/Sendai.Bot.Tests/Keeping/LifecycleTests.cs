using System.Globalization;
using System.Text.RegularExpressions;
using Sendai.Bot.Cases;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>No backup outlives what it holds.</summary>
public sealed partial class LifecycleTests
{
    [Fact]
    public void Backups_AreGoneBeforeTheShortestTimeThatAWardMayKeepItsCases()
    {
        var bicep = File.ReadAllText(Path.Combine(NodeTools.Repository, "infra", "storage.bicep"));
        var days = Days().Matches(bicep).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();

        Assert.NotEmpty(days);
        // The service comes by once a day, and may need another one.
        Assert.All(days, day => Assert.True(day + 2 < 28 * CaseSettings.LeastMonths));
    }

    [GeneratedRegex("daysAfterCreationGreaterThan: *([0-9]+)")]
    private static partial Regex Days();
}
