using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>A building with the room in it; a room alone and the name of a building alone are doubtful.</summary>
internal sealed partial class BuildingFinder(IEnumerable<string> buildings) : IScreenFinder
{
    private const string Suggestion = "（建物は省略）";
    private const int LongestName = 16;
    private readonly List<string> buildings = [.. buildings];

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        foreach (Match room in Room().Matches(text.Text))
        {
            if (Surroundings.IsQuantity(text.Text, room.Index + room.Length))
            {
                continue;
            }

            var start = NameStart(text.Text, room.Index);
            var isBuilding = buildings.Exists(word => text.Text.IndexOf(word, start, room.Index - start, StringComparison.Ordinal) >= 0);
            var saysRoom = room.Value.Contains('号', StringComparison.Ordinal) || room.Value.Contains('棟', StringComparison.Ordinal);
            if (isBuilding || (Block().IsMatch(room.ValueSpan) && !Institution().IsMatch(text.Text.AsSpan(start, room.Index - start))))
            {
                yield return new ScreenFinding(ScreenKind.Address, start, room.Index + room.Length - start, Suggestion, true);
            }
            else if (saysRoom && room.Value.Contains('室', StringComparison.Ordinal) && !Institution().IsMatch(text.Text.AsSpan(Math.Max(0, room.Index - 10), Math.Min(10, room.Index))))
            {
                yield return new ScreenFinding(ScreenKind.Address, room.Index, room.Length, Suggestion, false);
            }
        }

        foreach (Match name in Named().Matches(text.Text))
        {
            if (!Kind().IsMatch(name.ValueSpan))
            {
                yield return new ScreenFinding(ScreenKind.Address, name.Index, name.Length, Suggestion, false);
            }
        }
    }

    private static int NameStart(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName && (IsOfName(text[start - 1]) || (text[start - 1] is ' ' or 'の' or '(' or '」' or '』' or ')' && start == end) || (text[start - 1] is '「' or '『' or '(' && end - start > 1)))
        {
            start--;
        }

        return start + (Label().Match(text, start, end - start) is { Success: true } label ? label.Length : 0);
    }

    private static bool IsOfName(char c) =>
        c is >= '一' and <= '鿿' or '々' or 'ヶ' or >= 'ァ' and <= 'ヴ' or 'ー' or '・' or '○' or '〇' or '◯' || char.IsAsciiLetter(c);

    [GeneratedRegex(@"(?<![0-9.,/:-])(?:[A-Z]棟?[ -]?[0-9]{2,4}(?:号室?)?|[0-9]{1,3}(?:号棟|棟|号館)[ の-]?(?:[0-9]{1,4}(?:号室?|室)?)?|[A-Z]棟[ の]?[0-9]{1,4}(?:号室?|室)?|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}|[0-9]{1,3}-[0-9]{2,4}(?:号室?)?|[0-9]{1,4}号室?|[0-9]{3,4}室?)(?![0-9]|[-/.:,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Room();

    [GeneratedRegex("(?:棟|号館)[ の-]?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("病|院|会議|研修|面談|相談|教|集会|ホテル|診察|処置|センター|事務|法|条|則|告示|通知", RegexOptions.CultureInvariant)]
    private static partial Regex Institution();

    [GeneratedRegex(@"(?<![ァ-ヴー])(?:(?:コーポ|ハイツ|メゾン|レジデンス|ハイム|シャトー|カーサ|ヴィラ|グラン|パーク|サン|グリーン|ニュー|シティ)?(?:コーポ|ハイツ|メゾン|レジデンス|ハイム|シャトー|カーサ|ヴィラ)(?:[ァ-ヴー・]{1,10}|[一-龥]{1,4})|[ァ-ヴー・]{2,10}(?:ハイツ|コーポ|ハイム|荘|マンション|アパート))", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    /// <summary>Kinds of buildings, which name none.</summary>
    [GeneratedRegex("ワンルーム|ウィークリー|ウイークリー|マンスリー|リゾート|ファミリー|シェア|サービス|バリアフリー|デザイナーズ|ペット|オートロック|エレベーター|タワーマンション|シルバー|ビニール|グループ|ホーム|ヘルパー", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\G(?:現在|本人|自宅|住所|住居|実家|新居|母|父|姉|妹|兄|弟|以前|当時|[ の(])*", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
