using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Plates of cars and of small motorcycles.</summary>
internal sealed partial class PlateFinder : IScreenFinder
{
    public IEnumerable<ScreenFinding> Find(FoldedText text) =>
        from pattern in new[] { Whole(), WithoutPlace(), Small(), AfterLabel() }
        from Match plate in pattern.Matches(text.Text)
        let number = plate.Groups["n"] is { Success: true } labelled ? labelled : plate
        where !Surroundings.IsQuantity(text.Text, number.Index + number.Length)
        select new ScreenFinding(ScreenKind.Plate, number.Index, number.Length, "（ナンバーは省略）", true);

    [GeneratedRegex(@"(?:[一-龥]{1,4}|[ぁ-ん]{2,4}) {0,2}(?:\d{2,3}|\d{1,2}[A-Z]{1,2}|\d[A-Z]\d)[ の]{0,2}[ぁ-んA-Z] {0,2}(?:[・.]{0,3} ?\d{1,2} ?-? ?\d{2}|[・.]{1,3} ?\d{1,2}(?: ?- ?\d{1,2})?)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![\d.])(?:[1-8]\d{2}|[1-8]\d) {0,2}[あいうえかきくけこさすせそたちつてなぬねのはひふほまみむめもやゆよらりるれろわを] {0,2}(?:\d{2}-\d{2}|[・.]{1,3}\d{1,2}-?\d{0,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutPlace();

    [GeneratedRegex(@"[一-龥]{1,4}[市町村][一-龥]{0,2} ?[あいうえかきくけこさすせそたちつてなぬねひふほまみむめやゆよらりるれろわ] ?(?:\d{2}-\d{2}|\d{3,4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Small();

    [GeneratedRegex(@"(?:(?<!マイ)ナンバー(?:プレート)?|車番|車両番号|車のナンバー)[はがの:=、 「『(\n]{0,4}(?<n>(?:[一-龥]{1,4} ?)?(?:\d{2,3} ?)?(?:[ぁ-ん] ?)?(?:\d{2}-\d{2}|\d{4}|[・.]{1,3}\d{1,3}))(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AfterLabel();
}
