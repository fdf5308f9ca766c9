using Sendai.Domain.Directory;

namespace Sendai.Domain.Reviews;

/// <summary>
/// Hears in a message that somebody wants to book. It rather hears nothing than takes a question from the directory: beside
/// the words for booking, for the sessions and for the wards nothing may be left that carries a meaning of its own, such as
/// the hospital or the room for which others need an appointment.
/// </summary>
public sealed class WishReader
{
    /// <summary>A longer message tells of a case.</summary>
    private const int Longest = 60;

    /// <summary>So many letters may lie between a session and the word for booking.</summary>
    private const int Gap = 6;

    /// <summary>More hiragana than a sentence needs around its nouns is a noun written in it.</summary>
    private const int MostKana = 16;

    // Signs that go with any noun: when, to have, to see, to take, please.
    private const string Neutral = "次回今度来月火水木金土曜明週年内時間会空取入見教願致頂参加出私可能方法行使一覧何日件分人席待";

    private static readonly string[] Booking = Words("予約", "よやく", "キャンセル待ち");
    private static readonly string[] OrSo = [.. Booking, .. Words("申し込", "申込", "もうしこ", "エントリー", "枠")];
    private static readonly string[] Bare = [.. Booking, .. Words("会の予定", "会の日程")];
    private static readonly string[] When = Words("いつ", "日程", "日にち", "何日", "予定", "次回");
    private static readonly string[] Own = Words("わたしの", "私の", "自分の", "取り消", "取消", "キャンセル", "変更", "変え", "ずらし", "確認");
    private static readonly string[] Always = Words("いつも", "いつでも", "いつか");
    private static readonly string[] Waiting = Words("キャンセル待ち");

    private readonly string[] kinds;
    private readonly IReadOnlyList<(Ward Ward, string[] Names)> wards;

    /// <summary>For a city.</summary>
    /// <param name="kinds">The kinds of sessions, with what people call them.</param>
    /// <param name="wards">The wards.</param>
    public WishReader(IEnumerable<SessionKind> kinds, IEnumerable<Ward> wards)
    {
        this.kinds = Words([.. kinds.SelectMany(kind => kind.Words.Append(kind.Name)).Where(word => word.Length > 1)]);
        this.wards = [.. wards.Select(ward => (ward, Words($"{ward.Name}区", ward.Name)))];
    }

    /// <summary>What a message wants, and for which ward; null when it wants nothing of the sessions.</summary>
    public (BookingWish Wish, Ward? Ward)? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest * 3)
        {
            return null;
        }

        var message = new Message(Letters(text));
        return message.Text.Length is > 0 and <= Longest && WishOf(message) is { } wish ? (wish, WardOf(message.Text)) : null;
    }

    private BookingWish? WishOf(Message message)
    {
        var known = message.Without(kinds).Without(wards.SelectMany(ward => ward.Names));
        var isKind = message.Has(kinds);
        if (message.Has(OrSo) && (message.Has(Booking) || isKind) && message.Without(Waiting).Has(Own) && known.Without(OrSo).Without(Own).IsNothing)
        {
            return BookingWish.Mine;
        }

        if (isKind && message.Without(Always).Has(When) && known.Without(When).IsNothing)
        {
            return BookingWish.Dates;
        }

        if (message.Has(Bare) && known.Without(Bare).IsNothing)
        {
            return BookingWish.Sessions;
        }

        return isKind && IsAtEnd(message, known.Without(OrSo)) ? BookingWish.Sessions : null;
    }

    /// <summary>Whether a session and a word for booking stand near each other, and nothing more is said behind them.</summary>
    private bool IsAtEnd(Message message, Message known) => message.Find(kinds).Any(one => message.Find(OrSo).Any(two =>
        Distance(one, two) <= Gap && known.IsNothingFrom(Math.Max(one.Start, two.Start))));

    private static int Distance((int Start, int Length) one, (int Start, int Length) two) =>
        one.Start < two.Start ? two.Start - one.Start - one.Length : one.Start - two.Start - two.Length;

    private Ward? WardOf(string text) => wards.Where(ward => ward.Names.Any(name => text.Contains(name, StringComparison.Ordinal)))
        .Select(ward => (Ward?)ward.Ward)
        .FirstOrDefault();

    /// <summary>Letters and digits in their plainest form; hiragana and katakana stay what they are.</summary>
    private static string Letters(string text) => string.Concat(JapaneseText.Fold(text).Where(char.IsLetterOrDigit));

    private static string[] Words(params string[] words) =>
        [.. words.Select(word => JapaneseText.ToHiragana(Letters(word))).Where(word => word.Length > 0).Distinct().OrderByDescending(word => word.Length)];

    /// <summary>A message, of which some places have been understood.</summary>
    /// <param name="original">Its letters.</param>
    private sealed class Message(string original)
    {
        private readonly bool[] isKnown = new bool[original.Length];

        /// <summary>In hiragana, in which words are compared.</summary>
        public string Text { get; } = JapaneseText.ToHiragana(original);

        /// <summary>Whether nothing is left that carries a meaning of its own.</summary>
        public bool IsNothing => IsNothingFrom(0);

        public bool Has(string[] words) => Find(words).Any();

        public Message Without(IEnumerable<string> words)
        {
            var less = new Message(original);
            isKnown.CopyTo(less.isKnown, 0);
            foreach (var (start, length) in Find(words))
            {
                less.isKnown.AsSpan(start, length).Fill(true);
            }

            return less;
        }

        public bool IsNothingFrom(int start)
        {
            var kana = 0;
            for (var at = start; at < original.Length; at++)
            {
                if (isKnown[at] || Neutral.Contains(original[at], StringComparison.Ordinal) || char.IsDigit(original[at]))
                {
                    continue;
                }

                if (!(JapaneseText.IsHiragana(original[at]) || original[at] == 'ー') || ++kana > MostKana)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Where the words stand that are not within something that is understood already.</summary>
        public IEnumerable<(int Start, int Length)> Find(IEnumerable<string> words)
        {
            foreach (var word in words)
            {
                for (var at = Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(word, at + 1, StringComparison.Ordinal))
                {
                    if (isKnown.AsSpan(at, word.Length).Contains(false))
                    {
                        yield return (at, word.Length);
                    }
                }
            }
        }
    }
}
