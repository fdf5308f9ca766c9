using System.Text.Json;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Architecture;
using Sendai.Tests.Support;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Tests.Pack;

/// <summary>The pack must not know the questions that judge it. A failure names places only, so that it gives no question away.</summary>
public sealed class PackOverlapTests
{
    private const int Longest = 11;

    [Theory]
    [InlineData("seen.jsonl")]
    [InlineData("unseen.jsonl")]
    public void NoPieceOfAQuestion_StandsInThePack(string questions)
    {
        var pieces = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(NodeTools.Repository, "tests", "questions", questions)).Where(line => line.Length > 0))
        {
            using var question = JsonDocument.Parse(line);
            foreach (var piece in Pieces(question.RootElement.GetProperty("q").GetString()!))
            {
                pieces.TryAdd(piece, question.RootElement.GetProperty("id").GetString()!);
            }
        }

        var files = Directory.GetFiles(PackLoader.DefaultFolder, "*.csv");
        var found = from file in files
                    from line in File.ReadLines(file).Select((text, at) => (Text: text, Number: at + 1))
                    from id in Pieces(line.Text).Select(pieces.GetValueOrDefault).OfType<string>().Distinct()
                    select $"{Path.GetFileName(file)}:{line.Number} {id}";

        Assert.True(pieces.Count > 500 && files.Length > 10, "the questions or the pack were not found");
        Violations.None(found);
    }

    [Fact]
    public void Pieces_LookThroughWidthAndSpaces()
    {
        Assert.Equal(Pieces("ガイドヘルパー の 障害者支援"), Pieces("ｶﾞｲﾄﾞﾍﾙﾊﾟｰの障がい者 支援"));
        Assert.Empty(Pieces("一二三四五六七八九十一"));
        Assert.Equal(2, Pieces("一二三四五六七八九十一二三").Count());
    }

    /// <summary>Every 12 characters in a row, folded and without spaces.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var folded = string.Concat(JapaneseText.Fold(text).Where(c => !char.IsWhiteSpace(c)));
        return Enumerable.Range(0, Math.Max(0, folded.Length - Longest)).Select(at => folded.Substring(at, Longest + 1));
    }
}
