using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Domain.Cases;

/// <summary>
/// Hears in a message that somebody wants to hand in a case, or to see their own. Whoever asks where a case belongs asks the
/// directory: beside the words for a case and for handing it in nothing may be left that carries a meaning of its own.
/// </summary>
public sealed class CaseWishReader
{
    private static readonly string[] Case = HeardMessage.Words("ケース", "事例", "じれい");
    private static readonly string[] HandIn = HeardMessage.Words(
        "提出", "ていしゅつ", "出した", "だした", "出し", "出す", "出せ", "出させ", "かけた", "掛けた", "上げた", "あげた", "検討した", "検討して", "相談票");
    private static readonly string[] Draft = HeardMessage.Words("下書き", "したがき", "続き", "つづき", "新しい", "新規");
    private static readonly string[] Own = HeardMessage.Words("わたしの", "私の", "自分の", "出した", "提出した", "提出済み", "だした");
    private static readonly string[] State = HeardMessage.Words("状況", "状態", "進み具合", "進捗", "その後", "確認", "番号", "受付");

    // The case that was handed in, and the one that somebody wants to hand in, differ by a syllable.
    private static readonly string[] ToCome = HeardMessage.Words("したい", "出したい", "かけたい", "上げたい", "あげたい", "出す", "出せ", "出させ", "提出する", "してほしい");

    // Who asks so wants to know something before there is a case to hand in.
    private static readonly string[] Asks = HeardMessage.Words("どこ", "だれ", "誰", "どれ", "どの", "どちら", "どっち", "なに", "何を", "いつ", "どんな", "迷", "べき", "でいい", "書き方");

    private readonly string[] venues;
    private readonly IReadOnlyList<(Ward Ward, string[] Names)> wards;

    /// <summary>For a city.</summary>
    /// <param name="kinds">The kinds of sessions in which cases are discussed, with what people call them.</param>
    /// <param name="wards">The wards.</param>
    public CaseWishReader(IEnumerable<SessionKind> kinds, IEnumerable<Ward> wards)
    {
        venues = HeardMessage.Words([.. kinds.SelectMany(kind => kind.Words.Append(kind.Name)).Where(word => word.Length > 1)]);
        this.wards = [.. wards.Select(ward => (ward, HeardMessage.Words($"{ward.Name}区", ward.Name)))];
    }

    /// <summary>What a message wants, and for which ward; null when it wants nothing of cases.</summary>
    public (CaseWish Wish, Ward? Ward)? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HeardMessage.Of(text) is { } message && WishOf(message) is { } wish ? (wish, message.WardAmong(wards)) : null;
    }

    private CaseWish? WishOf(HeardMessage message)
    {
        var around = message.Without(venues);
        if (!(message.Has(Case) || message.Has(venues)) || around.Has(Asks))
        {
            return null;
        }

        var known = around.Without(Case).Without(wards.SelectMany(ward => ward.Names));
        if (around.Has(Case) && message.Has(Own) && !message.Has(ToCome) && known.Without(Own).Without(State).IsNothing)
        {
            return CaseWish.Mine;
        }

        return message.Has(HandIn) && known.Without(HandIn).Without(Draft).Without(Own).IsNothing
            ? CaseWish.HandIn
            : null;
    }
}

/// <summary>What a message wants of cases.</summary>
public enum CaseWish
{
    /// <summary>To hand one in.</summary>
    HandIn,

    /// <summary>To see the cases that one has handed in.</summary>
    Mine,
}
