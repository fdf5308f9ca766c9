using Sendai.Bot.People;

namespace Sendai.Bot.Features.Admin;

/// <summary>Why somebody cannot be reached, and what can be done.</summary>
internal static class UnreachableWords
{
    public static string Why(UnreachableReason reason) => reason switch
    {
        UnreachableReason.NotInstalled => "個人チャットにこのボットがありません（追加していない、または外した）。",
        UnreachableReason.Guest => "ほかの組織からのゲストで、個人チャットを開けませんでした。",
        UnreachableReason.Blocked => "個人チャットでこのボットがブロックされています。",
        UnreachableReason.NotAllowed => "組織の設定で、このボットの利用が止められています。",
        UnreachableReason.NeverMet => "このボットに、まだ一度も書いていません。",
        UnreachableReason.Refused => "個人チャットを開けませんでした。理由は分かっていません。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };

    public static string WhatToDo(UnreachableReason reason) => reason switch
    {
        UnreachableReason.NotInstalled => "Teamsの「アプリ」からこのボットを追加するよう、ご本人に伝えてください。",
        UnreachableReason.Guest => "チャネルでメンションすれば使えます。個人あての連絡は、電話など別の方法でお願いします。",
        UnreachableReason.Blocked => "ブロックを解除できるか、ご本人に確かめてください。",
        UnreachableReason.NotAllowed => "Teamsの管理をしている方に、利用の許可を相談してください。",
        UnreachableReason.NeverMet => "個人チャットかチャネルで、一度このボットに書くよう、ご本人に伝えてください。",
        UnreachableReason.Refused => "個人チャットでこのボットに何か書くよう、ご本人に伝えてください。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };
}
