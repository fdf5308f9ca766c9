using System.CommandLine;
using System.Globalization;
using Sendai.Bot.Pack;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;

namespace Sendai.Bot.Commands;

/// <summary><c>directory rollback</c>: an earlier version once more, as the newest one.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var number = new Argument<int>("number") { HelpName = "番号", Description = "戻す版の番号", CustomParser = Verb.Version };
        var command = new Command("rollback", "前の版の内容に戻します。戻したことも、新しい版になります") { number };
        command.SetVerb(VerbUse.Of(Operation.ReplaceDirectory) with { TargetOf = parsed => parsed.GetValue(number).ToString(CultureInfo.InvariantCulture) }, (parsed, cancellationToken) => RunAsync(parsed.GetValue(number), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int number, CancellationToken cancellationToken)
    {
        await using var desk = await DirectoryDesk.OpenAsync(cancellationToken);
        if (await desk.VersionAsync(number, cancellationToken) is not { } former)
        {
            return Verb.NoSuchVersion(number);
        }

        var current = desk.Current!;
        var now = await desk.Store!.GetVersionAsync(current, cancellationToken);
        // A table that came with a later program stays: the former version knows nothing of it.
        StoredTable[] tables = [.. former.Tables, .. now.Tables.Where(table => former.Tables.All(other => other.Name != table.Name))];
        if (tables.Select(table => (table.Name, table.Hash)).ToHashSet().SetEquals(now.Tables.Select(table => (table.Name, table.Hash))))
        {
            Console.WriteLine($"いまの版（第{now.Number}版）は、第{number}版と同じ内容です。何も変えていません。");
            return Verb.Done;
        }

        var diff = PackDiff.Of(
            (await desk.ReadAsync(now, cancellationToken)).Select(stored => stored.Table),
            (await desk.ReadAsync(former, cancellationToken)).Select(stored => stored.Table));
        return Verb.Tell(await desk.Store.CommitAsync(
            current, new VersionDraft(new VersionCause.Rollback(number), ChangeCounts.Of(diff), tables, [], current.PackHash), cancellationToken));
    }
}
