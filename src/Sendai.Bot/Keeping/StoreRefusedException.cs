using System.Diagnostics.CodeAnalysis;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>This program must leave this store alone. Nothing was changed.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Its message is for the person who runs the program, and always one of these.")]
internal sealed class StoreRefusedException : TableStoreException
{
    private StoreRefusedException(string message)
        : base(message)
    {
    }

    public static StoreRefusedException Newer =>
        new("新しい版のボットが書いたデータがあります。このボットも新しい版にしてください。何も変えていません。");

    public static StoreRefusedException HalfRestored =>
        new("復元が途中で止まっています。restore を同じファイルでもう一度実行して、最後まで終えてください。何も変えていません。");
}
