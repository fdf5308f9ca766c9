using System.CommandLine;
using Sendai.Bot.Keeping;
using Sendai.Tables.Backups;

namespace Sendai.Bot.Commands;

/// <summary><c>restore</c>: a backup into an empty store.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "ファイル", Description = "backup で作ったファイル" };
        var inContainer = BackupCommand.InContainer();
        var command = new Command("restore", "控えを、空の保存先に戻します（ボットを止めてから使います）") { file, inContainer };
        // Decides for itself: a line about it would be the first row of a store that must be empty, so it is recorded at its end.
        command.SetVerb(VerbUse.Public, (parsed, cancellationToken) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(inContainer), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string name, bool isBlob, CancellationToken cancellationToken)
    {
        var configuration = BotHost.Configuration();
        await using var person = await Operator.OpenForRestoreAsync(configuration, cancellationToken);
        if (await person.RestoreRefusalAsync(cancellationToken) is { } refusal)
        {
            return Verb.Fail(Verb.Refused, refusal);
        }

        try
        {
            await using var backup = await OpenedBackup.OpenAsync(configuration, name, isBlob, cancellationToken);
            await using var desk = KeepingDesk.Open(configuration);
            return await desk.RestoreAsync(backup.Open, () => person.RecordRestoreAsync(cancellationToken), cancellationToken) switch
            {
                RestoreOutcome.Done done => Tell(done),
                RestoreOutcome.NotEmpty => Verb.Fail(Verb.Refused, "この保存先には、もうデータがあります。空の保存先を用意して、設定をそちらに変えてから実行してください。何も変えていません。"),
                _ => Verb.Fail(Verb.Refused, "この保存先では、別の控えの復元が途中です。その控えで最後まで終えるか、空の保存先を用意してください。何も変えていません。"),
            };
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

    private static int Tell(RestoreOutcome.Done done)
    {
        var (header, totals) = (done.Content.Header, done.Content.Totals);
        if (done.WasHalf)
        {
            Console.WriteLine("途中で止まっていた復元を、最後まで終えました。");
        }

        Console.WriteLine($"{CityClock.At(header.Made):uuuu-MM-dd HH:mm}の控えを戻し、読み直して確かめました（{totals.Tables} 表、{totals.Rows} 行）。");
        Console.WriteLine($"これから送る案内や作業：{done.Due}件");
        if (done.Stopped > 0)
        {
            Console.WriteLine($"送る時刻を過ぎていた案内：{done.Stopped}件は、控えたあとに届いたかもしれないので、送らないことにしました。");
        }

        Console.WriteLine("ボットを始められます。");
        return Verb.Done;
    }
}
