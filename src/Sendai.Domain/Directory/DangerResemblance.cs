using System.Runtime.InteropServices;

namespace Sendai.Domain.Directory;

/// <summary>
/// Hears danger in messages that name none, by their likeness to the pack's examples: naive Bayes over pieces of one to three
/// characters, learned at start. Rules know the words; this knows how people write when something is wrong.
/// </summary>
internal sealed class DangerResemblance
{
    private const int LongestPiece = 3;
    private const double Smoothing = 0.1;

    /// <summary>Between adding up (1 would forget how long a message is) and ignoring length (0): long stories have more of everything.</summary>
    private const double LengthPower = 0.7;

    private static readonly Danger[] Kinds = Enum.GetValues<Danger>();
    private readonly Dictionary<ulong, Weight> weights = [];

    public DangerResemblance(DirectoryContent content)
    {
        var counts = new Dictionary<ulong, int[]>();
        var totals = new int[Kinds.Length + 1];
        foreach (var example in content.DangerExamples)
        {
            Count(example.Text, example.Danger is { } danger ? (int)danger : Kinds.Length, counts, totals);
        }

        if (totals[..Kinds.Length].Sum() > 0)
        {
            Learn(counts, totals);
        }
    }

    /// <summary>How much a piece speaks for danger at all, and each danger's share of it.</summary>
    private readonly record struct Weight(float Danger, float[] Shares);

    /// <summary>The danger that the message is most like, when it is like one at all; otherwise <c>null</c>.</summary>
    public Danger? Of(string reading)
    {
        var pieces = Pieces(reading);
        var score = 0.0;
        var known = 0;
        Span<double> votes = stackalloc double[Kinds.Length];
        foreach (var piece in pieces)
        {
            if (!weights.TryGetValue(piece, out var weight))
            {
                continue;
            }

            known++;
            score += weight.Danger;
            for (var kind = 0; kind < Kinds.Length && weight.Danger > 0; kind++)
            {
                votes[kind] += weight.Danger * weight.Shares[kind];
            }
        }

        return known > 0 && score / Math.Pow(known, LengthPower) >= RoutingWeights.DangerResemblance
            ? Kinds[votes.IndexOf(votes.ToArray().Max())]
            : null;
    }

    private static void Count(string text, int kind, Dictionary<ulong, int[]> counts, int[] totals)
    {
        totals[kind]++;
        foreach (var piece in Pieces(JapaneseText.Fold(text)))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _);
            count ??= new int[Kinds.Length + 1];
            count[kind]++;
        }
    }

    private void Learn(Dictionary<ulong, int[]> counts, int[] totals)
    {
        double urgent = totals[..Kinds.Length].Sum(), calm = totals[Kinds.Length];
        foreach (var (piece, count) in counts)
        {
            var inUrgent = (count[..Kinds.Length].Sum() + Smoothing) / (urgent + (2 * Smoothing));
            var inCalm = (count[Kinds.Length] + Smoothing) / (calm + (2 * Smoothing));
            var all = Math.Max(1f, count[..Kinds.Length].Sum());
            weights[piece] = new Weight((float)Math.Log(inUrgent / inCalm), [.. count[..Kinds.Length].Select(part => part / all)]);
        }
    }

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
