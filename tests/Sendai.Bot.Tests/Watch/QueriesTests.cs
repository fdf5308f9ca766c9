using System.Globalization;
using System.Text.RegularExpressions;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Watch;

/// <summary>What docs/operations.md and the alerts ask for is what the program writes: a query for a name that is gone finds nothing, silently.</summary>
public sealed partial class QueriesTests
{
    // Tables of Azure itself.
    private static readonly string[] Tables = ["AppServiceConsoleLogs", "AppMetrics"];

    private static readonly string Page = Read("docs/operations.md");

    private static readonly string Sources = string.Join('\n', System.IO.Directory
        .EnumerateFiles(Path.Combine(NodeTools.Repository, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static readonly HashSet<string> Metrics = [.. Instrument().Matches(Sources).Select(match => match.Groups[1].Value)];

    private static readonly ILookup<int, LoggedEvent> Events = Logged().Matches(Sources)
        .Select(match => new LoggedEvent(
            Number(match.Groups["id"]),
            match.Groups["event"].Success ? match.Groups["event"].Value : match.Groups["method"].Value,
            [.. Field().Matches(match.Groups["text"].Value).Select(field => field.Groups[1].Value)]))
        .ToLookup(logged => logged.Id);

    public static TheoryData<string> Queries =>
        [.. Kusto().Matches(Page).Concat(BicepText().Matches(Read("infra/alerts.bicep"))).Select(match => match.Groups[1].Value.Trim())];

    [Fact]
    public void QueriesAndNames_AreFound()
    {
        Assert.InRange(Queries.Count, 12, 100);
        Assert.InRange(Metrics.Count, 7, 100);
        Assert.All([100, 101, 102, 103, 110], id => Assert.Single(Events[id]));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_AsksForWhatIsWritten(string query)
    {
        var table = TableName().Match(query).Groups[1].Value;
        Assert.Contains(table == "lines" ? "AppServiceConsoleLogs" : table, Tables);

        var ids = AskedEvent().Matches(query).Select(match => Number(match.Groups[1])).ToList();
        Assert.All(ids, id => Assert.NotEmpty(Events[id]));
        Assert.All(AskedField().Matches(query), match => Assert.Contains(match.Groups[1].Value, ids.SelectMany(id => Events[id]).SelectMany(logged => logged.Fields)));

        Assert.All(MetricName().Matches(query), match => Assert.Contains(match.Value, Metrics));
        Assert.All(AskedTag().Matches(query), match => Assert.Contains($"\"{match.Groups[1].Value}\", ", Sources, StringComparison.Ordinal));
        Assert.All(TagValue().Matches(query).SelectMany(match => Quoted().Matches(match.Value)), match => Assert.Contains($"\"{match.Groups[1].Value}\"", Sources, StringComparison.Ordinal));
    }

    [Fact]
    public void NamesOnThePage_AreThoseOfTheProgram()
    {
        Assert.All(MetricName().Matches(Page), match => Assert.Contains(match.Value, Metrics));

        var named = NumberThenName().Matches(Page).Concat(NameThenNumber().Matches(Page)).ToList();
        Assert.InRange(named.Count, 4, 100);
        Assert.All(named, match => Assert.Contains(match.Groups["name"].Value, Events[Number(match.Groups["id"])].Select(logged => logged.Name)));
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static string Read(string path) => File.ReadAllText(Path.Combine([NodeTools.Repository, .. path.Split('/')]));

    private sealed record LoggedEvent(int Id, string Name, IReadOnlyList<string> Fields);

    [GeneratedRegex("""\.Create\w+(?:<\w+>)?\(\s*"(sendai[\w.]*)""")]
    private static partial Regex Instrument();

    [GeneratedRegex("""\[LoggerMessage\((?<id>\d+), LogLevel\.\w+, "(?<text>[^"]*)"(?:, EventName = "(?<event>\w+)")?\)\]\s*\w+ static partial void (?<method>\w+)""")]
    private static partial Regex Logged();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"```kusto\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Kusto();

    [GeneratedRegex("query: '''(.*?)'''", RegexOptions.Singleline)]
    private static partial Regex BicepText();

    [GeneratedRegex(@"^(?:let lines = )?(\w+)")]
    private static partial Regex TableName();

    [GeneratedRegex(@"EventId\)? == (\d+)")]
    private static partial Regex AskedEvent();

    [GeneratedRegex(@"State\.(\w+)")]
    private static partial Regex AskedField();

    // Not the name of the file of the store.
    [GeneratedRegex(@"sendai\.(?!db\b)[a-z]+(?:\.[a-z]+)*")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex AskedTag();

    [GeneratedRegex("""(?:outcome|result|state) (?:in \([^)]*\)|=[=~] ["'][^"']*["'])""")]
    private static partial Regex TagValue();

    [GeneratedRegex("""["'](\w+)["']""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<id>\d+)番（`(?<name>\w+)`）")]
    private static partial Regex NumberThenName();

    [GeneratedRegex(@"`(?<name>\w+)`（(?<id>\d+)番）")]
    private static partial Regex NameThenNumber();
}
