using Sendai.Bot.Summaries;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>Rough minutes as the texts of the form. What is too much for a card is said, and what matters most comes first.</summary>
internal static class MinutesParts
{
    /// <summary>As many letters as one form takes, so that its author can choose; what may be sent is less.</summary>
    public const int Longest = 5000;

    private static readonly SummaryPart[] ByWeight =
    [
        SummaryPart.Decisions, SummaryPart.Homework, SummaryPart.Next, SummaryPart.Issues, SummaryPart.Topics, SummaryPart.Links, SummaryPart.Other,
    ];

    /// <summary>The text of each part, in the order of the parts, and what has to be said about them.</summary>
    public static (IReadOnlyList<string> Texts, IReadOnlyList<string> Notes) Of(string minutes)
    {
        var split = MinutesSplitter.Split(minutes);
        var (texts, left) = (SummaryContent.Parts.Select(_ => "").ToArray(), new List<string>());
        var room = Longest;
        foreach (var part in ByWeight)
        {
            var lines = split.Lines(part);
            var taken = lines.TakeWhile(line => (room -= line.Length + 1) >= 0).ToList();
            texts[(int)part] = string.Join('\n', taken);
            if (taken.Count < lines.Count)
            {
                left.Add($"「{SummaryWords.Of(part)}」の{lines.Count - taken.Count}行");
            }
        }

        return (texts,
        [
            "欄に分けました。まだ保存されていません。ちがう欄に入ったところや、余分なところを直してください。",
            .. left.Count > 0 ? [$"長いので、{string.Join("、", left)}は入っていません。元の記録を見て、要るところを書き足してください。"] : Array.Empty<string>(),
            .. SummaryLimits.Flaw(texts) is { } tooLong ? [tooLong] : Array.Empty<string>(),
        ]);
    }
}
