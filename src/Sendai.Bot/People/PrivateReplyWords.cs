namespace Sendai.Bot.People;

/// <summary>What a channel hears instead of a private answer. Everybody reads it, so it says nothing of the answer.</summary>
internal static class PrivateReplyWords
{
    public const string Sent = "お答えは、個人チャットにお送りしました。";

    public const string NotNow = "個人チャットを今は開けなかったので、お答えをお送りしていません。少し待ってから、もう一度お試しください。";

    private const string Nothing = "お答えは、ほかの方にも見えるここには出していません。";

    public static string Of(UnreachableReason reason) => Nothing + reason switch
    {
        UnreachableReason.Blocked =>
            "個人チャットでこのボットがブロックされているようです。ブロックを解除してから、もう一度お試しください。",
        UnreachableReason.NotAllowed =>
            "個人チャットでのこのボットの利用が、組織の設定で止められているようです。Teamsの管理をしている方にお尋ねください。",
        UnreachableReason.Guest =>
            "ほかの組織からゲストで参加している方とは、個人チャットを開けないことがあります。受け取り方を、区の事務局にご相談ください。",
        _ => "個人チャットを開けませんでした。Teamsの「アプリ」からこのボットを追加して、もう一度お試しください。追加できないときは、区の事務局にご相談ください。",
    };
}
