using System.Runtime.InteropServices;

namespace Sendai.Domain.Directory;

/// <summary>Turns documents into the arrays of a <see cref="SearchIndex"/>.</summary>
internal sealed class IndexBuilder(IndexSettings settings)
{
    private readonly Dictionary<ulong, int> terms = [];
    private readonly KatakanaWords katakana = new();
    private readonly List<Posting> postings = [];
    private readonly List<Token> tokens = [];

    /// <summary>One term in one field of one document, before lengths are known.</summary>
    private record struct Posting(int Term, int Document, byte Field, ushort Frequency);

    public SearchIndex Build(IReadOnlyList<IndexDocument> documents)
    {
        var folded = Learn(documents);
        var fields = settings.Fields.Count;
        var lengths = new int[documents.Count * fields];
        for (var d = 0; d < documents.Count; d++)
        {
            for (var f = 0; f < fields; f++)
            {
                lengths[(d * fields) + f] = Collect(folded[(d * fields) + f], d, (byte)f);
            }
        }

        return Weigh(documents.Count, lengths);
    }

    private string[] Learn(IReadOnlyList<IndexDocument> documents)
    {
        var fields = settings.Fields.Count;
        var folded = new string[documents.Count * fields];
        for (var d = 0; d < documents.Count; d++)
        {
            for (var f = 0; f < fields; f++)
            {
                var text = folded[(d * fields) + f] = JapaneseText.Fold(documents[d].Fields[f]);
                tokens.Clear();
                Tokenizer.Tokenize(text, tokens);
                katakana.Learn(tokens);
            }
        }

        return folded;
    }

    /// <summary>Appends the postings of one field and returns its length in tokens.</summary>
    private int Collect(string folded, int document, byte field)
    {
        tokens.Clear();
        Tokenizer.Tokenize(folded, tokens);
        katakana.AddParts(folded, tokens);
        var length = tokens.Count;
        var found = CollectionsMarshal.AsSpan(tokens);
        found.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        for (var i = 0; i < found.Length;)
        {
            var end = i + 1;
            while (end < found.Length && found[end].Key == found[i].Key)
            {
                end++;
            }

            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, found[i].Key, out var known);
            if (!known)
            {
                term = terms.Count - 1;
            }

            postings.Add(new Posting(term, document, field, (ushort)Math.Min(end - i, ushort.MaxValue)));
            i = end;
        }

        return length;
    }

    private SearchIndex Weigh(int count, int[] lengths)
    {
        // Counting sort by term keeps the documents of each term in order, which Contribution's binary search needs.
        var starts = new int[terms.Count + 1];
        var all = CollectionsMarshal.AsSpan(postings);
        foreach (ref readonly var posting in all)
        {
            starts[posting.Term + 1]++;
        }

        for (var t = 0; t < terms.Count; t++)
        {
            starts[t + 1] += starts[t];
        }

        var next = starts.AsSpan().ToArray();
        var sorted = new Posting[postings.Count];
        foreach (ref readonly var posting in all)
        {
            sorted[next[posting.Term]++] = posting;
        }

        return Saturate(count, lengths, starts, sorted);
    }

    private SearchIndex Saturate(int count, int[] lengths, int[] starts, Posting[] sorted)
    {
        var normalization = Normalization(count, lengths);
        var fields = settings.Fields.Count;
        var documents = new int[sorted.Length];
        var impacts = new float[sorted.Length];
        var termStarts = new int[terms.Count + 1];
        var write = 0;
        for (var t = 0; t < terms.Count; t++)
        {
            termStarts[t] = write;
            for (var p = starts[t]; p < starts[t + 1]; p++)
            {
                var posting = sorted[p];
                if (write == termStarts[t] || documents[write - 1] != posting.Document)
                {
                    documents[write++] = posting.Document;
                }

                impacts[write - 1] += settings.Fields[posting.Field].Weight * posting.Frequency
                    / normalization[(posting.Document * fields) + posting.Field];
            }

            var rarity = SearchIndex.InverseDocumentFrequency(count, write - termStarts[t]);
            for (var p = termStarts[t]; p < write; p++)
            {
                impacts[p] = rarity * impacts[p] * (settings.Saturation + 1) / (impacts[p] + settings.Saturation);
            }
        }

        termStarts[^1] = write;
        return new SearchIndex(
            settings, terms, katakana, termStarts, documents.AsSpan(0, write).ToArray(), impacts.AsSpan(0, write).ToArray(), count);
    }

    /// <summary>1 - b + b * length / average length, for each field of each document.</summary>
    private float[] Normalization(int count, int[] lengths)
    {
        var fields = settings.Fields.Count;
        var normalization = new float[lengths.Length];
        for (var f = 0; f < fields; f++)
        {
            var total = 0L;
            for (var d = 0; d < count; d++)
            {
                total += lengths[(d * fields) + f];
            }

            var b = settings.Fields[f].LengthNormalization;
            var average = Math.Max(1f, total / (float)Math.Max(1, count));
            for (var d = 0; d < count; d++)
            {
                normalization[(d * fields) + f] = 1 - b + (b * lengths[(d * fields) + f] / average);
            }
        }

        return normalization;
    }
}
