using System.Runtime.InteropServices;

namespace Sendai.Domain.Directory;

/// <summary>
/// How like one kind of message a text is rather than another: naive Bayes over pieces of one to three characters, learned at
/// start from the pack's examples. Rules know words; this knows how people write.
/// </summary>
internal sealed class Resemblance
{
    private const int LongestPiece = 3;
    private const double Smoothing = 0.1;

    /// <summary>Between adding up (0) and averaging (1): a long story has more of everything.</summary>
    private const double LengthPower = 0.7;

    private readonly Dictionary<ulong, float> weights = [];

    public Resemblance(IReadOnlyCollection<string> alike, IReadOnlyCollection<string> unlike)
    {
        if (alike.Count == 0 || unlike.Count == 0)
        {
            return;
        }

        var counts = new Dictionary<ulong, (int Alike, int Unlike)>();
        foreach (var piece in alike.SelectMany(Learnt))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _).Alike++;
        }

        foreach (var piece in unlike.SelectMany(Learnt))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _).Unlike++;
        }

        foreach (var (piece, count) in counts)
        {
            weights[piece] = (float)Math.Log(Share(count.Alike, alike.Count) / Share(count.Unlike, unlike.Count));
        }
    }

    /// <summary>Positive when the folded text is more like the one kind, negative when more like the other; 0 when it is like neither.</summary>
    public float Of(string folded)
    {
        var score = 0.0;
        var known = 0;
        foreach (var piece in Pieces(folded))
        {
            if (weights.TryGetValue(piece, out var weight))
            {
                score += weight;
                known++;
            }
        }

        return known == 0 ? 0 : (float)(score / Math.Pow(known, LengthPower));
    }

    private static double Share(int count, int all) => (count + Smoothing) / (all + (2 * Smoothing));

    private static HashSet<ulong> Learnt(string text) => Pieces(JapaneseText.Fold(text));

    /// <summary>Every run of one to three letters, packed into a number; spaces and punctuation do not count.</summary>
    private static HashSet<ulong> Pieces(string folded)
    {
        var letters = folded.Where(char.IsLetterOrDigit).ToArray();
        var pieces = new HashSet<ulong>(letters.Length * LongestPiece);
        for (var start = 0; start < letters.Length; start++)
        {
            var piece = 0UL;
            for (var length = 1; length <= LongestPiece && start + length <= letters.Length; length++)
            {
                piece = (piece << 16) | letters[start + length - 1];
                pieces.Add(piece);
            }
        }

        return pieces;
    }
}
