using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Ids in social networks and messengers: after the name of a service that the pack knows, as a handle, or as a link.</summary>
internal sealed partial class SocialIdFinder : IScreenFinder
{
    private const int LongestGap = 24;
    private readonly List<string> services;

    public SocialIdFinder(IEnumerable<string> services) => this.services = [.. services.Select(service => new FoldedText(service).Text)];

    public IEnumerable<ScreenFinding> Find(FoldedText text)
    {
        foreach (var pattern in new[] { Handle(), Link(), Labelled() })
        {
            foreach (Match id in pattern.Matches(text.Text))
            {
                var number = id.Groups["n"] is { Success: true } group ? group : id;
                yield return Of(number.Index, number.Length);
            }
        }

        foreach (var service in services)
        {
            for (var at = text.Text.IndexOf(service, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.Text.IndexOf(service, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (Behind(text.Text, at, at + service.Length) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    private static ScreenFinding? Behind(string text, int start, int end)
    {
        // オンライン is no LINE, and a letter within a word no service.
        if ((start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || (IsKatakana(text[start - 1]) && IsKatakana(text[start])))) || (end < text.Length && char.IsAsciiLetterOrDigit(text[end - 1]) && char.IsAsciiLetterOrDigit(text[end])))
        {
            return null;
        }

        var gap = Gap().Match(text, end, Math.Min(LongestGap, text.Length - end));
        if (!gap.Success || Id().Match(text, end + gap.Length) is not { Success: true } id || NoId().IsMatch(id.ValueSpan))
        {
            return null;
        }

        return Says().IsMatch(gap.ValueSpan) || id.Value.AsSpan().ContainsAny("@_") || id.Value.Any(char.IsAsciiDigit) ? Of(id.Index, id.Length) : null;
    }

    private static ScreenFinding Of(int start, int length) => new(ScreenKind.SocialId, start, length, "（アカウントは省略）", true);

    private static bool IsKatakana(char c) => c is >= 'ァ' and <= 'ヺ' or 'ー';

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+@-])@(?=[A-Za-z0-9_.-]{0,30}[A-Za-z])[A-Za-z0-9_][A-Za-z0-9_.-]{1,29}(?<![.-])(?!@)", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?:https?://)?(?:www\.|m\.|mobile\.)?(?:(?:twitter|x|instagram|facebook|tiktok|threads|youtube|line)\.(?:com|me|net)|line\.me|lin\.ee|t\.me|discord\.gg|fb\.me)/[A-Za-z0-9@_./?=%~-]{2,80}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:アカウント(?:名|ID)?|アカ(?=[:は])|垢|ユーザー(?:名|ID|ネーム)|ハンドル(?:ネーム|名)?|フレンドコード|ゲームID|ログインID|(?<![A-Za-z者])ID)[はが:= 、「『(\n]{1,4}(?<n>(?=[A-Za-z0-9_.-]{0,24}[A-Za-z])(?=[A-Za-z0-9_.-]{0,24}[0-9_.-])[A-Za-z0-9_][A-Za-z0-9_.-]{2,29}(?<![.-]))(?![@A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\G(?:[ のはがで:=、,・/「『(\[)\]\n|]|旧[A-Za-z]{1,10}|(?<![A-Za-z])ID|(?<![A-Za-z])id|アイディー|アカウント|ユーザー|ネーム|名前?|タグ|コード|表示名|ハンドル|番号|本人|アカ|裏垢|垢|[一-龥ァ-ヶー]{1,8}[」』]|を[ぁ-ん一-龥]{1,8}(?=[:「])){0,12}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex("ID|id|アイディー|アカウント|ユーザー|ハンドル|アカ|垢|:|=", RegexOptions.CultureInvariant)]
    private static partial Regex Says();

    [GeneratedRegex(@"\G@?[A-Za-z0-9_][A-Za-z0-9_.-]{2,29}(?<![.-])(?:#[0-9]{4})?", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    /// <summary>Words of the field, other services, and mere numbers that say when or how often.</summary>
    [GeneratedRegex(@"\A(?:ID|DM|SNS|QR|URL|App|Web|LINE|WORKS|Zoom|Teams|Instagram|Twitter|TikTok|Facebook|YouTube|Discord|Messenger|PC|Wi-?Fi|[0-9]{1,5})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoId();
}
