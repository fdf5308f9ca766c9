using System.Collections.Concurrent;

namespace Sendai.Teams.Authentication;

/// <summary>
/// Tokens whose signature has been checked. The connector sends the same one with every activity until it expires, and its
/// signature is a tenth of what a turn costs. Only that arithmetic is spared: time, claims and the key are looked at every time.
/// </summary>
internal sealed class ProvenTokens
{
    /// <summary>The connector has one or a few at a time; nobody else can put one in.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, ProvenToken> tokens = new(StringComparer.Ordinal);

    /// <summary>What was found out about a token, letter for letter the same; null when nothing was.</summary>
    /// <param name="header">The header that carries it.</param>
    public ProvenToken? Find(string header) => tokens.GetValueOrDefault(header);

    /// <summary>Remembers a token.</summary>
    /// <param name="header">The header that carried it.</param>
    /// <param name="token">Its content and its key.</param>
    public void Add(string header, ProvenToken token)
    {
        if (tokens.Count >= Most)
        {
            // Mostly tokens that have expired; the others are checked once more.
            tokens.Clear();
        }

        tokens[header] = token;
    }
}

/// <summary>A token that a key has signed.</summary>
/// <param name="Token">What it says.</param>
/// <param name="Key">The very key: one that was read again is another.</param>
internal sealed record ProvenToken(CompactToken Token, SigningKey Key);
