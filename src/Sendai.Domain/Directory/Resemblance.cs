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

    /// <param name="alike">Examples of the one kind.</param>
    /// <param name="unlike">Examples of the other.</param>
    public Resemblance(IReadOnlyCollection<Examples> alike, IReadOnlyCollection<Examples> unlike)
    {
        var (all, others) = (alike.Sum(examples => examples.Count), unlike.Sum(examples => examples.Count));
        if (all == 0 || others == 0)
        {
            return;
        }

        var counts = new Dictionary<ulong, (int Alike, int Unlike)>();
        foreach (var (piece, count) in alike.SelectMany(examples => examples.Pieces))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _).Alike += count;
        }

        foreach (var (piece, count) in unlike.SelectMany(examples => examples.Pieces))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _).Unlike += count;
        }

        weights.EnsureCapacity(counts.Count);
        foreach (var (piece, count) in counts)
        {
            weights[piece] = (float)Math.Log(Share(count.Alike, all) / Share(count.Unlike, others));
        }
    }

    /// <summary>Positive when the question is more like the one kind, negative when more like the other; 0 when it is like neither.</summary>
    public float Of(ReadQuestion question)
    {
        var score = 0.0;
        var known = 0;
        foreach (var piece in question.Pieces)
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

    /// <summary>Every run of one to three letters, packed into a number; spaces and punctuation do not count.</summary>
    internal static HashSet<ulong> PiecesOf(string folded)
    {
        var letters = Array.FindAll(folded.ToCharArray(), char.IsLetterOrDigit);
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

    /// <summary>Examples of one kind of message, read once for every resemblance that they teach.</summary>
    internal sealed class Examples
    {
        /// <summary>Where a pack has none of a kind.</summary>
        public static readonly Examples None = new([]);

        private readonly Dictionary<ulong, int> pieces = [];

        public Examples(IEnumerable<string> texts)
        {
            foreach (var text in texts)
            {
                Count++;
                foreach (var piece in PiecesOf(JapaneseText.Fold(text)))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(pieces, piece, out _)++;
                }
            }
        }

        /// <summary>How many examples there are.</summary>
        public int Count { get; }

        /// <summary>In how many examples each piece stands.</summary>
        public IReadOnlyDictionary<ulong, int> Pieces => pieces;
    }
}
