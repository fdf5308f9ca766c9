using System.Text.RegularExpressions;
using Sendai.Bot.Access;
using Sendai.Bot.Commands;
using Sendai.Domain.Access;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Operators;

/// <summary>What docs/operations.md says about the command line in production is what the command line does.</summary>
public sealed partial class OperationsPageTests
{
    private const string Heading = "## 本番でコマンドを使う（IT 担当）";

    [Fact]
    public void EveryCommandOfTheSection_IsUnderstood()
    {
        var lines = Commands().Matches(Section()).Select(match => match.Groups[1].Value).ToList();

        Assert.True(lines.Count > 18);
        var root = CommandLine.Root(_ => { });
        Assert.All(lines, line => Assert.Equal((line, ""), (line, string.Join(' ', root.Parse(line).Errors.Select(error => error.Message)))));
    }

    [Fact]
    public void EveryVerb_StandsInTheSectionWithWhoMayAndWhatIsRecorded()
    {
        var root = CommandLine.Root(_ => { });
        foreach (Match row in Rows().Matches(Section()))
        {
            var (line, who, recorded) = (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value);
            var parsed = root.Parse(line);
            // Two decide for themselves.
            var operation = line == "doctor" ? Operation.CheckStore
                : line.StartsWith("restore ", StringComparison.Ordinal) ? Operation.OperateStore
                : Assert.IsType<VerbAction>(parsed.CommandResult.Command.Action).Use.OperationOf(parsed);
            var isAdministrators = operation is { } asked && AccessRules.Decide(asked, null, Standing.Specialist) is AccessDecision.Refused;
            Assert.Equal((line, isAdministrators), (line, who == "管理者"));
            Assert.Equal((line, operation is null), (line, recorded == "残らない"));
            Assert.True(operation is null || recorded == "残る（同じ）" || recorded == $"残る（{AccessWords.Of(operation.Value)}）", line);
        }

        var named = Commands().Matches(Section()).Select(match => root.Parse(match.Groups[1].Value).CommandResult.Command).ToHashSet();
        Assert.Empty(VerbUseTests.Verbs(root).Where(verb => !named.Contains(verb)).Select(verb => verb.Name));
    }

    private static string Section()
    {
        var text = File.ReadAllText(Path.Combine(NodeTools.Repository, "docs", "operations.md"));
        var start = text.IndexOf(Heading, StringComparison.Ordinal);
        return text[start..text.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }

    [GeneratedRegex("`sendai-bot ([^`]+)`")]
    private static partial Regex Commands();

    [GeneratedRegex(@"^\| [^|]+ \| `sendai-bot ([^`]+)` \| ([^|]+?) \| ([^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
