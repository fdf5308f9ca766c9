using Sendai.Bot.Pack;
using Sendai.Bot.Versions;
using Sendai.Domain.Cases;

namespace Sendai.Accuracy;

/// <summary>Scores the privacy screen on labelled sentences.</summary>
internal static class PrivacyRun
{
    public static int Score(string path, bool mistakes)
    {
        var screen = DirectorySnapshot.Of(0, PackLoader.Load(PackLoader.DefaultFolder)).Screen;
        var board = new PrivacyScoreboard();
        foreach (var sentence in LabelledSentence.Load(path))
        {
            var found = screen.Find(sentence.Text);
            board.Add(sentence, found);
            if (mistakes)
            {
                Print(sentence, found);
            }
        }

        Console.WriteLine(PrivacyScoreboard.Header);
        Console.WriteLine(board.Row(Path.GetFileNameWithoutExtension(path)));
        Console.WriteLine();
        Console.WriteLine(board.Kinds());
        return 0;
    }

    private static void Print(LabelledSentence sentence, IReadOnlyList<ScreenFinding> found)
    {
        string[] missed = [.. sentence.Spans.Where(span => !found.Any(span.IsFoundBy)).Select(span => $"missed {span.Kind} {sentence.Text.Substring(span.Start, span.Length)}")];
        string[] wrong = [.. found.Where(finding => !PrivacyScoreboard.IsRight(sentence, finding))
            .Select(finding => $"wrong {finding.Kind}{(finding.IsCertain ? "!" : "")} {sentence.Text.Substring(finding.Start, finding.Length)}")];
        if (missed.Length + wrong.Length > 0)
        {
            Console.WriteLine($"{sentence.Id} {sentence.Text}\n    {string.Join("; ", [.. missed, .. wrong])}");
        }
    }
}
