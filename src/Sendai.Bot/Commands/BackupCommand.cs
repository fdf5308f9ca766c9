using System.CommandLine;
using Sendai.Bot.Keeping;
using Sendai.Domain.Access;
using Sendai.Tables.Backups;

namespace Sendai.Bot.Commands;

/// <summary><c>backup</c>: all rows of the store in one file, which either engine takes back.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "ファイル", Description = "書き出す先。もうある名前には書きません" };
        var inContainer = InContainer();
        var command = new Command("backup", "保存先のデータをすべて、一つのファイルに控えます（ボットが動いていても使えます）") { file, inContainer };
        command.SetVerb(VerbUse.Of(Operation.OperateStore), (parsed, cancellationToken) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(inContainer), cancellationToken));
        return command;
    }

    public static Option<bool> InContainer() => new("--container") { Description = "ファイルの代わりに、Backup:Container の中の名前を使います" };

    private static async Task<int> RunAsync(string name, bool isBlob, CancellationToken cancellationToken)
    {
        var configuration = BotHost.Configuration();
        if (!Storage.Exists(configuration))
        {
            return Verb.Fail(Verb.Refused, "保存先はまだありません。何もしていません。");
        }

        await using var desk = KeepingDesk.Open(configuration);
        try
        {
            var totals = isBlob ? await desk.BackUpToContainerAsync(name, cancellationToken) : await desk.BackUpToFileAsync(name, cancellationToken);
            Console.WriteLine($"「{name}」に控えました（{totals.Tables} 表、{totals.Rows} 行）。");
            Console.WriteLine(totals.IsAtRest
                ? "ボットは止まっていました。24時間以内に別の保存先へ戻せば、引っ越しとして、まだ送っていない案内もそのまま続きます。"
                : "ボットが動いたままの控えです。引っ越しに使うときは、ボットを止めてから控え直してください。");
            Console.WriteLine("個人情報が入っています。見てよい方だけが読める場所に置き、要らなくなったら消してください。");
            return Verb.Done;
        }
        catch (BackupException fault)
        {
            return Verb.Fail(Verb.Refused, KeepingWords.Of(fault.Fault));
        }
        catch (FileNotOpenedException fault)
        {
            return Verb.Fail(Verb.WrongUse, fault.Message);
        }
    }
}
