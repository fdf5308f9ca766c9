using Sendai.Tables.Backups;

namespace Sendai.Bot.Keeping;

/// <summary>What somebody at a terminal reads.</summary>
internal static class KeepingWords
{
    public static string Of(BackupFault fault) => fault switch
    {
        BackupFault.NotABackup => "backup で作ったファイルではありません。何も変えていません。",
        BackupFault.Damaged => "控えがこわれているか、途中で切れています。何も変えていません。ほかの控えを使ってください。",
        BackupFault.Newer => "新しい版のボットが作った控えです。ボットを新しい版にしてから、もう一度実行してください。何も変えていません。",
        BackupFault.NeverStill => "読んでいる間に何度も変わったところがあり、控えられませんでした。何も変えていません。使う方の少ない時間に、もう一度実行してください。",
        _ => "戻したデータが、控えと合いません。復元は終わっていません。同じファイルで、もう一度実行してください。",
    };
}
