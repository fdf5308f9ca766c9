using System.Diagnostics.CodeAnalysis;
using Sendai.Tables;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Runs checks, each for a bounded time, and writes one line for each.</summary>
internal static class Examination
{
    /// <summary>For each check; they run beside each other.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(IReadOnlyList<Check> checks, TimeSpan limit, TextWriter output, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(checks.Select(check => BoundAsync(check, limit, cancellationToken)));
        foreach (var (check, result) in checks.Zip(results))
        {
            await output.WriteLineAsync($"{Sign(result.Mark)} {check.Name}：{result.Words}");
        }

        var (bad, doubt) = (results.Count(result => result.Mark == CheckMark.Bad), results.Count(result => result.Mark == CheckMark.Doubt));
        await output.WriteLineAsync(bad == 0
            ? $"ボットは動けます{(doubt == 0 ? "" : $"（△は{doubt}つ。そのままでよいか確かめてください）")}。"
            : $"×が{bad}つあります。上から順に直して、もう一度実行してください。");
        return bad == 0 ? Verb.Done : Verb.Refused;
    }

    [SuppressMessage("Design", "CA1031", Justification = "One check that fails in a way nobody thought of must not hide the others.")]
    private static async Task<CheckResult> BoundAsync(Check check, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(limit);
        try
        {
            // What does not listen to its token is left behind; the program ends without it.
            return await Task.Run(() => check.RunAsync(stop.Token), cancellationToken).WaitAsync(limit, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return CheckResult.Bad($"{limit.TotalSeconds:0.#}秒待っても答えがありません。アドレスと、ネットワーク（プロキシ、ファイアウォール）を確かめてください。");
        }
        catch (Exception told) when (told is BotSettingsException or TableStoreException)
        {
            return CheckResult.Bad(told.Message);
        }
        catch (Exception other) when (other is not OperationCanceledException)
        {
            // Its words may hold what is secret.
            return CheckResult.Bad($"確かめられませんでした（{other.GetType().Name}）。設定を見直してから、もう一度実行してください。");
        }
    }

    private static char Sign(CheckMark mark) => mark switch
    {
        CheckMark.Good => '○',
        CheckMark.Doubt => '△',
        _ => '×',
    };
}
