using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Cases;

/// <summary>The free texts of a case, and how long they may be.</summary>
internal static class CaseText
{
    /// <summary>What is added later.</summary>
    public const int MostAdded = 1000;

    /// <summary>
    /// In bytes, as a card carries them: 4,000 letters of Japanese with their line breaks fit well. What does not, such as
    /// thousands of emoji, would be handed in and could then be shown to nobody.
    /// </summary>
    private const int Heaviest = 14_000;

    /// <summary>In the order of <see cref="UnscreenedCase.Texts"/>.</summary>
    public static IReadOnlyList<CaseTextField> Fields { get; } =
    [
        new(CaseData.Summary, "困りごとの要旨", "例：50代のAさん。同居の母が入院し、食事と服薬が続かない。", IsRequired: true),
        new(CaseData.Support, "これまでの支援", "例：B事業所のヘルパーが週2回。訪問看護は断られている。", IsRequired: false),
        new(CaseData.Question, "相談したいこと", "例：見守りの体制をどう組むか。", IsRequired: true),
    ];

    /// <summary>As it is looked at and kept.</summary>
    public static string Clean(string? typed) => PrivacyScreen.Clean(typed ?? "").Trim();

    /// <summary>How many letters the texts have together.</summary>
    public static int Letters(IEnumerable<string> texts) => texts.Sum(text => text.Length);

    /// <summary>Whether a card can show them.</summary>
    public static bool CanBeShown(IEnumerable<string> texts) =>
        texts.Sum(text => CardJson.SizeOf(CardText.Escape(text))) <= Heaviest;
}

/// <summary>A field of free text.</summary>
/// <param name="Id">Of the input.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Example">Written so that nobody is recognised.</param>
/// <param name="IsRequired">Whether a case is handed in without it.</param>
internal sealed record CaseTextField(string Id, string Label, string Example, bool IsRequired);
