using Sendai.Domain.Directory;

namespace Sendai.Bot.Wording;

/// <summary>The first sentence of every answer.</summary>
internal static class AnswerWords
{
    /// <summary>What the answer is, in one or two short sentences.</summary>
    public static string Heading(RoutingResult result) => result switch
    {
        RoutingResult.Urgent => "いま危険があるかもしれません。まず電話してください。",
        RoutingResult.NeedsWard => "どの区の話かで相談先が変わります。区を教えてください。",
        RoutingResult.Unsure { AskBack.Count: > 0 } unsure =>
            $"はっきり分かりませんでした。近いのはこのあたりです。{string.Join("、", unsure.AskBack.Select(issue => $"「{issue.Label}」"))}のどれに近いですか？",
        RoutingResult.Unsure => "はっきり分かりませんでした。もう少し詳しく教えてください。",
        RoutingResult.OutOfScope outside => outside.Kind switch
        {
            ScopeKind.Greeting => "こんにちは。おつかれさまです。どんなことでお困りですか？",
            ScopeKind.Thanks => "どういたしまして。また困ったときは、いつでも書いてください。",
            ScopeKind.Help => "どこに相談できるかを、ご案内します。",
            ScopeKind.Smalltalk => "ありがとうございます。相談先のことなら、いつでも聞いてください。",
            _ => "ごめんなさい、それはお答えできません。支援の相談先のことなら、お役に立てます。",
        },
        { Ward: { } ward } => $"{ward}区では、こちらに相談できます。",
        _ => "こちらに相談できます。",
    };
}
