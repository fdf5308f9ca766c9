using System.Text;

namespace Sendai.Domain.Cases.Names;

/// <summary>Hiragana in Latin letters, as names stand in passports: long vowels short.</summary>
internal static class Romaji
{
    private static readonly string[] Rows =
    [
        "あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo",
        "たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo",
        "まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn",
    ];

    private static readonly Dictionary<char, string> Syllables = Rows.SelectMany(row => row.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1..]);

    /// <summary>In small letters.</summary>
    public static string Of(string hiragana)
    {
        var latin = new StringBuilder(hiragana.Length * 2);
        var doubled = false;
        foreach (var c in hiragana)
        {
            if (c is 'ゃ' or 'ゅ' or 'ょ' && latin.Length > 0)
            {
                Soften(latin, c);
                continue;
            }

            if (c == 'っ')
            {
                doubled = true;
                continue;
            }

            if (!Syllables.TryGetValue(c, out var syllable))
            {
                continue;
            }

            latin.Append(doubled ? syllable[0] == 'c' ? "t" : syllable[..1] : "").Append(syllable);
            doubled = false;
        }

        return latin.Replace("ou", "o").Replace("oo", "o").Replace("uu", "u").ToString();
    }

    /// <summary>き and a small ょ are kyo; し and a small ょ are sho.</summary>
    private static void Soften(StringBuilder latin, char small)
    {
        var vowel = small switch { 'ゃ' => 'a', 'ゅ' => 'u', _ => 'o' };
        latin.Length--;
        var isSoft = latin.Length > 0 && (latin[^1] == 'j' || (latin.Length > 1 && latin[^1] == 'h' && latin[^2] is 's' or 'c'));
        latin.Append(isSoft ? "" : "y");
        latin.Append(vowel);
    }
}
