using System.Diagnostics.CodeAnalysis;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>This program must leave this store alone. Nothing was changed.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Its message is for the person who runs the program, and always one of these.")]
internal sealed class StoreRefusedException : TableStoreException
{
    private StoreRefusedException(string message, string forPeople)
        : base(message) => ForPeople = forPeople;

    public static StoreRefusedException Newer => new(
        "新しい版のボットが書いたデータがあります。このボットも新しい版にしてください。何も変えていません。",
        "ボットを新しい版にする必要があるため、できませんでした。変更は何も保存していません。区の事務局か、情報システムの担当の方にお知らせください。");

    public static StoreRefusedException HalfRestored => new(
        "復元が途中で止まっています。restore を同じファイルでもう一度実行して、最後まで終えてください。何も変えていません。",
        "保存したデータを、控えから戻している途中なので、できませんでした。控えは消えていません。今回の変更は何も保存していません。"
        + "情報システムの担当の方が最後まで戻すと、また使えます。しばらくしてもこのままのときは、区の事務局か、情報システムの担当の方にお知らせください。");

    /// <summary>What is said to somebody who talks with the bot.</summary>
    public string ForPeople { get; }
}
