namespace Sendai.Bot.Features.Cases;

/// <summary>What can be chosen in the form. A choice is kept as the words that people read; none has a comma, which divides several.</summary>
internal static class CaseChoices
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Leaves it to 事務局 where a case is discussed.</summary>
    public const string AnyVenue = "any";

    public static IReadOnlyList<string> Ages { get; } = ["10歳未満", "10代", "20代", "30代", "40代", "50代", "60代", "70代", "80代以上"];

    public static IReadOnlyList<string> Disabilities { get; } =
        ["身体障害", "知的障害", "精神障害", "発達障害", "高次脳機能障害", "難病", "重症心身障害・医療的ケア", "診断なし・分からない"];

    public static IReadOnlyList<string> Households { get; } =
        ["ひとり暮らし", "親と同居", "配偶者・パートナーと同居", "子どもと同居", "そのほかの家族と同居", "グループホーム・施設", "入院中", "住まいがない・分からない"];
}
