using System.Buffers;

namespace Sendai.Domain.Directory;

/// <summary>One thing that can be found: its texts, one for each field of the index (an empty text is allowed).</summary>
/// <param name="Fields">Raw texts in the order of <see cref="IndexSettings.Fields"/>.</param>
public readonly record struct IndexDocument(IReadOnlyList<string> Fields);

/// <summary>A document found and how well it answers.</summary>
/// <param name="Document">Position of the document in the order in which it was indexed.</param>
/// <param name="Score">BM25F score; only comparable within one index.</param>
public readonly record struct SearchHit(int Document, float Score);

/// <summary>
/// An inverted index with BM25F ranking (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6):
/// every field has its own weight and length normalisation, and they are added before saturation. Immutable and safe
/// for many readers at once.
/// </summary>
public sealed class SearchIndex
{
    private readonly IndexSettings settings;
    private readonly Dictionary<ulong, int> terms;
    private readonly KatakanaWords katakana;
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly float[] impacts;

    internal SearchIndex(
        IndexSettings settings, Dictionary<ulong, int> terms, KatakanaWords katakana, int[] starts, int[] documents, float[] impacts, int count)
    {
        this.settings = settings;
        this.terms = terms;
        this.katakana = katakana;
        this.starts = starts;
        this.documents = documents;
        this.impacts = impacts;
        Count = count;
    }

    /// <summary>Number of documents.</summary>
    public int Count { get; }

    /// <summary>Indexes the documents, in two passes: words first, because long katakana runs are cut along known words.</summary>
    public static SearchIndex Build(IReadOnlyList<IndexDocument> documents, IndexSettings settings) =>
        new IndexBuilder(settings).Build(documents);

    /// <summary>The tokens of a question, katakana runs cut along the words that this index knows.</summary>
    public IReadOnlyList<Token> Analyze(string folded)
    {
        var tokens = new List<Token>(folded.Length * 2);
        Tokenizer.Tokenize(folded, tokens);
        katakana.AddParts(folded, tokens);
        return tokens;
    }

    /// <summary>The best documents for the tokens, best first; documents that share no token are not returned.</summary>
    public IReadOnlyList<SearchHit> Search(IReadOnlyList<Token> tokens, int top)
    {
        var scores = ArrayPool<float>.Shared.Rent(Count);
        try
        {
            Array.Clear(scores, 0, Count);
            Score(tokens, scores);
            return Best(scores.AsSpan(0, Count), top);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>The score of every document for the tokens; 0 for those that share none.</summary>
    internal float[] Scores(IReadOnlyList<Token> tokens)
    {
        var scores = new float[Count];
        Score(tokens, scores);
        return scores;
    }

    /// <summary>How much each token adds to the score of a document; 0 where it does not occur in it.</summary>
    public float Contribution(in Token token, int document)
    {
        if (!terms.TryGetValue(token.Key, out var term))
        {
            return 0;
        }

        var at = Array.BinarySearch(documents, starts[term], starts[term + 1] - starts[term], document);
        return at < 0 ? 0 : impacts[at] * Weight(token);
    }

    /// <summary>Whether any document has the token.</summary>
    public bool Knows(in Token token) => terms.ContainsKey(token.Key);

    internal static float InverseDocumentFrequency(int count, int containing) =>
        MathF.Log(1 + ((count - containing + 0.5f) / (containing + 0.5f)));

    private static float Weight(in Token token) => token.Weight * IndexSettings.WeightOf(token.Kind);

    private void Score(IReadOnlyList<Token> tokens, float[] scores)
    {
        for (var t = 0; t < tokens.Count; t++)
        {
            var token = tokens[t];
            var weight = Weight(token);
            if (weight <= 0 || !terms.TryGetValue(token.Key, out var term))
            {
                continue;
            }

            for (var p = starts[term]; p < starts[term + 1]; p++)
            {
                scores[documents[p]] += weight * impacts[p];
            }
        }
    }

    /// <summary>The documents with the highest scores above 0, best first; of equals the one that comes first.</summary>
    internal static SearchHit[] Best(ReadOnlySpan<float> scores, int top)
    {
        var best = new PriorityQueue<int, (float Score, int Order)>(top + 1);
        var floor = 0f;
        for (var d = 0; d < scores.Length; d++)
        {
            if (scores[d] > floor)
            {
                best.Enqueue(d, (scores[d], -d));
                if (best.Count > top)
                {
                    best.Dequeue();
                    _ = best.TryPeek(out _, out var lowest);
                    floor = lowest.Score;
                }
            }
        }

        var hits = new SearchHit[best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            best.TryDequeue(out var document, out var priority);
            hits[i] = new SearchHit(document, priority.Score);
        }

        return hits;
    }
}
