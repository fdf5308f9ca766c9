using System.CommandLine;
using Sendai.Bot.Commands;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Operators;

/// <summary>Every verb of the command line with what it asks the rules for. A verb that is not here fails.</summary>
public sealed class VerbUseTests
{
    // Null: no more than the public directory, or no store at all.
    private static readonly Dictionary<string, Operation?> Lines = new()
    {
        ["ask 加算"] = null,
        ["screen 確かめたい文"] = null,
        ["backup out.gz"] = Operation.OperateStore,
        ["directory check"] = null,
        ["directory diff"] = null,
        ["directory export out.xlsx"] = null,
        ["directory history"] = null,
        ["directory import in.xlsx"] = Operation.ReplaceDirectory,
        ["directory import in.xlsx --dry-run"] = null,
        ["directory rollback 1"] = Operation.ReplaceDirectory,
        // Decides for itself, because it must say what is wrong with a store that nobody can use.
        ["doctor"] = null,
        ["package --out app.zip"] = null,
        ["purge"] = Operation.OperateStore,
        ["purge --dry-run"] = Operation.OperateStore,
        // Decides for itself, because nothing may stand in the store before it.
        ["restore in.gz"] = null,
        ["reviews list"] = Operation.BookReview,
        ["reviews import in.csv"] = Operation.ManageReviews,
        ["reviews import in.csv --dry-run"] = Operation.BookReview,
        ["reviews roster --ward 青葉 --date 2026-12-09"] = Operation.ReadRoster,
        ["cases purge"] = Operation.OperateStore,
        ["cases purge --dry-run"] = Operation.OperateStore,
        ["summaries draft in.txt --ward 青葉"] = Operation.DraftSummary,
        ["summaries send 1 --recipients 1"] = Operation.ManageSummaries,
        ["summaries status"] = Operation.OperateStore,
        ["summaries status 1"] = Operation.ManageSummaries,
    };

    /// <summary>Those that do something, and not their groups.</summary>
    public static IEnumerable<Command> Verbs(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Verbs);

    [Fact]
    public void EveryVerb_SaysWhatItAsksTheRulesFor()
    {
        var root = CommandLine.Root(_ => { });
        foreach (var (line, operation) in Lines)
        {
            var parsed = root.Parse(line);
            Assert.Empty(parsed.Errors);
            Assert.Equal((line, operation), (line, Assert.IsType<VerbAction>(parsed.CommandResult.Command.Action).Use.OperationOf(parsed)));
        }

        var decided = Lines.Keys.Select(line => root.Parse(line).CommandResult.Command).ToHashSet();
        // serve is the bot itself, which decides for each of its users.
        Assert.Equal(["serve"], Verbs(root).Where(verb => !decided.Contains(verb)).Select(verb => verb.Name));
    }
}
