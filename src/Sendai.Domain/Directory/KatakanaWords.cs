using System.Runtime.InteropServices;

namespace Sendai.Domain.Directory;

/// <summary>
/// The katakana words of an index. Katakana compounds are written without a gap (ケースレビュー), so a run also counts as
/// the known words it begins or ends with.
/// </summary>
internal sealed class KatakanaWords
{
    private const int ShortestWord = 3;
    private readonly HashSet<ulong> known = [];
    private int longest;

    /// <summary>Remembers the runs among <paramref name="tokens"/>.</summary>
    public void Learn(List<Token> tokens)
    {
        foreach (var token in CollectionsMarshal.AsSpan(tokens))
        {
            if (token.Kind == TokenKind.Katakana && token.Length >= ShortestWord)
            {
                known.Add(token.Key);
                longest = Math.Max(longest, token.Length);
            }
        }
    }

    /// <summary>Adds the known words within every run of katakana.</summary>
    public void AddParts(string folded, List<Token> tokens)
    {
        for (int t = 0, count = tokens.Count; t < count; t++)
        {
            var run = tokens[t];
            if (run.Kind != TokenKind.Katakana || run.Length < ShortestWord * 2)
            {
                continue;
            }

            for (var cut = ShortestWord; cut <= run.Length - ShortestWord; cut++)
            {
                Add(folded, run.Start, cut, tokens);
                Add(folded, run.Start + cut, run.Length - cut, tokens);
            }
        }
    }

    private void Add(string folded, int start, int length, List<Token> tokens)
    {
        // A longer piece cannot be known (one more for a long vowel at its end), and hashing all of them takes minutes for a
        // message that is one endless run.
        if (length > longest + 1)
        {
            return;
        }

        var word = Tokenizer.KatakanaWord(folded.AsSpan(start, length));
        var key = Tokenizer.RunKey(word);
        if (known.Contains(key))
        {
            tokens.Add(new Token(key, TokenKind.KatakanaPart, start, length));
        }
    }
}
