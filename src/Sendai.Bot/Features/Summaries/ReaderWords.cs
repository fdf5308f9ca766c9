using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>What is said around receiving and reading in several places.</summary>
internal static class ReaderWords
{
    public const string CardUnusable = "このカードは使えなくなっています。何も変えていません。もう一度書いて、新しいカードからお試しください。";

    public const string NotSeen =
        $"このまとめは、いまは見られません。届いていないか、事務局が取り下げたまとめです。「{ReaderVerbs.ListWords}」と書くと、見られるまとめの一覧が出ます。";

    public static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", CardUnusable);

    public static AdaptiveCardInvokeResponse Gone() => AdaptiveCardInvokeResponse.Error("NotFound", NotSeen);

    /// <summary>Where the summaries come to.</summary>
    public static string Where(bool isPersonal) => isPersonal ? "この個人チャット" : "ここ";

    /// <summary>The kinds of meetings of a subscription.</summary>
    public static string Kinds(Subscription subscription, DirectoryContent content)
    {
        var names = content.SessionKinds.Where(kind => subscription.Kinds.Contains(kind.Id)).Select(kind => kind.Name).ToList();
        return names.Count == 0 ? "すべての会" : string.Join("、", names);
    }

    /// <summary>A subscriber as 事務局 reads it.</summary>
    public static string Name(Subscription subscription) => (subscription.IsPersonal, subscription.Name.Length) switch
    {
        (true, > 0) => $"{subscription.Name} さん（個人）",
        (true, _) => "お名前の分からない方（個人）",
        (false, > 0) => subscription.Name,
        _ => "名前の分からないチャネル",
    };
}
