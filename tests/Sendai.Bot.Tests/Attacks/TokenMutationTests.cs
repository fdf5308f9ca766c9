using System.Buffers;
using System.Buffers.Text;

namespace Sendai.Bot.Tests.Attacks;

/// <summary>Ten thousand tokens, each a good one with something changed. The seed is fixed, so a run can be repeated.</summary>
public sealed class TokenMutationTests(AttackedBot attacked) : IClassFixture<AttackedBot>
{
    private const int Count = 10_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/= ,;\"'{}";

    private static readonly Func<Random, string, string>[] Changes =
    [
        Replace, Replace, Replace, ChangeCase, Insert, Delete, Truncate, Repeat, SwapNeighbours, SwapParts, SpareBits, FlipBitInside, FlipBitInside, FlipBitInside,
    ];

    [Fact]
    public async Task MutatedTokens_AreAllRefused()
    {
        var bot = attacked.Bot;
        var good = bot.Token();
        var random = new Random(20261118);
        var mutated = new HashSet<string>(StringComparer.Ordinal);
        while (mutated.Count < Count)
        {
            var token = good;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                token = Changes[random.Next(Changes.Length)](random, token);
            }

            if (token != good)
            {
                mutated.Add(token);
            }
        }

        var (sent, saved, logged) = (bot.Connector.Requests.Count, await AttackedBot.SavedAsync(bot), bot.Log.All.Count);
        var press = AttackedBot.Press(bot);
        foreach (var token in mutated)
        {
            var (status, _) = await bot.PostWithAsync(press, $"Bearer {token}");
            Assert.True(status == 401, $"{status}: {token}");
        }

        Assert.Equal(sent, bot.Connector.Requests.Count);
        Assert.Equal(saved, await AttackedBot.SavedAsync(bot));
        Assert.True(bot.Log.All.Count >= logged + Count);
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(good[^20..], StringComparison.Ordinal) || line.Contains(good[..20], StringComparison.Ordinal));
        await AttackedBot.AssertOpenAsync(bot, $"Bearer {good}");
    }

    private static string Replace(Random random, string token)
    {
        var at = random.Next(token.Length);
        return token[..at] + Letters[random.Next(Letters.Length)] + token[(at + 1)..];
    }

    private static string ChangeCase(Random random, string token)
    {
        var at = random.Next(token.Length);
        var letter = token[at];
        return token[..at] + (char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)) + token[(at + 1)..];
    }

    private static string Insert(Random random, string token) => token.Insert(random.Next(token.Length + 1), $"{Letters[random.Next(Letters.Length)]}");

    private static string Delete(Random random, string token)
    {
        var at = random.Next(token.Length);
        return token.Remove(at, random.Next(1, Math.Min(8, token.Length - at) + 1)) is { Length: > 0 } rest ? rest : ".";
    }

    private static string Truncate(Random random, string token) => token[..random.Next(1, token.Length + 1)];

    private static string Repeat(Random random, string token)
    {
        var from = random.Next(token.Length);
        var piece = token.Substring(from, random.Next(0, Math.Min(40, token.Length - from) + 1));
        return token.Insert(random.Next(token.Length + 1), piece);
    }

    private static string SwapNeighbours(Random random, string token)
    {
        var at = random.Next(Math.Max(1, token.Length - 1));
        return at + 1 < token.Length ? $"{token[..at]}{token[at + 1]}{token[at]}{token[(at + 2)..]}" : token;
    }

    private static string SwapParts(Random random, string token)
    {
        var parts = token.Split('.');
        random.Shuffle(parts);
        return string.Join('.', parts);
    }

    /// <summary>The last letter of a part may carry bits that stand for nothing: another text for the same bytes.</summary>
    private static string SpareBits(Random random, string token)
    {
        var parts = token.Split('.');
        var at = random.Next(parts.Length);
        if (parts[at].Length > 0 && Letters.IndexOf(parts[at][^1], StringComparison.Ordinal) is >= 0 and < 63 and var letter)
        {
            parts[at] = $"{parts[at][..^1]}{Letters[letter + 1]}";
        }

        return string.Join('.', parts);
    }

    /// <summary>One bit of what is written in a part, so that it stays good base64url and often good JSON.</summary>
    private static string FlipBitInside(Random random, string token)
    {
        var parts = token.Split('.');
        var at = random.Next(parts.Length);
        var bytes = new byte[parts[at].Length];
        if (Base64Url.DecodeFromChars(parts[at], bytes, out _, out var written) != OperationStatus.Done || written == 0)
        {
            return token;
        }

        bytes[random.Next(written)] ^= (byte)(1 << random.Next(8));
        parts[at] = Base64Url.EncodeToString(bytes.AsSpan(0, written));
        return string.Join('.', parts);
    }
}
