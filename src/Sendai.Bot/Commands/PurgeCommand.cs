using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Sendai.Bot.Keeping;
using Sendai.Domain.Access;

namespace Sendai.Bot.Commands;

/// <summary><c>purge</c>: removes what was kept long enough now, rather than in the next night. Cases have <c>cases purge</c>.</summary>
internal static class PurgeCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "数えるだけで、何も消しません" };
        var command = new Command("purge", "保存の期間が終わったデータを消します（ケースは別です）") { dryRun };
        command.SetVerb(VerbUse.Of(Operation.OperateStore), (parsed, cancellationToken) => RunAsync(parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool isDry, CancellationToken cancellationToken)
    {
        var configuration = BotHost.Configuration();
        if (!Storage.Exists(configuration))
        {
            return Verb.Fail(Verb.Refused, "保存先はまだありません。何もしていません。");
        }

        var tables = Storage.Open(configuration);
        await using var closing = tables as IAsyncDisposable;
        var sweep = new RetentionSweep(tables, TimeProvider.System, NullLogger.Instance);
        foreach (var kinds in Retention.All.GroupBy(kind => (kind.Kind, kind.Days)))
        {
            var rows = 0;
            foreach (var kind in kinds)
            {
                rows += isDry ? await sweep.CountAsync(kind, cancellationToken) : await sweep.RemoveAsync(kind, cancellationToken);
            }

            Console.WriteLine($"{kinds.Key.Kind}（{kinds.Key.Days}日）\t{rows}件");
        }

        Console.WriteLine(isDry ? "数えただけです。何も消していません。" : "期間の終わったものを消しました。");
        return Verb.Done;
    }
}
