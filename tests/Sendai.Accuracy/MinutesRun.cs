using System.Globalization;
using Sendai.Domain.Summaries;

namespace Sendai.Accuracy;

/// <summary>Scores the splitter on labelled minutes.</summary>
internal static class MinutesRun
{
    public static int Score(string folder, bool mistakes)
    {
        MinutesScore[] scores = [.. LabelledMinutes.Load(folder).Select(MinutesScore.Of)];
        (SummaryPart Wanted, SummaryPart? Given)[] pairs =
            [.. scores.SelectMany(score => score.Minutes.Sentences.Select(sentence => sentence.Part).Zip(score.Given))];
        var letters = scores.Sum(score => score.Minutes.Sentences.Sum(sentence => sentence.Text.Length));
        var accounted = scores.Sum(score => score.Accounted * score.Minutes.Sentences.Sum(sentence => sentence.Text.Length)) / letters;

        Console.WriteLine("| minutes | sentences | accuracy | accounted for |\n|---|---|---|---|");
        foreach (var score in scores)
        {
            Console.WriteLine($"| {score.Minutes.Name} | {score.Given.Count} | {Share(score.Right, score.Given.Count)} | {Number(score.Accounted)} |");
        }

        Console.WriteLine(
            $"| {Path.GetFileName(folder.TrimEnd('/'))} | {pairs.Length} | {Share(pairs.Count(pair => pair.Wanted == pair.Given), pairs.Length)} | {Number(accounted)} |\n");
        Console.WriteLine("| part | sentences | precision | recall |\n|---|---|---|---|");
        foreach (var part in SummaryContent.Parts)
        {
            var both = pairs.Count(pair => pair.Wanted == part && pair.Given == part);
            var wanted = pairs.Count(pair => pair.Wanted == part);
            Console.WriteLine($"| {part} | {wanted} | {Share(both, pairs.Count(pair => pair.Given == part))} | {Share(both, wanted)} |");
        }

        foreach (var score in mistakes ? scores : [])
        {
            foreach (var ((text, part), given) in score.Minutes.Sentences.Zip(score.Given).Where(pair => pair.First.Part != pair.Second))
            {
                Console.WriteLine($"{score.Minutes.Name} {part}, not {given?.ToString() ?? "whole"}: {text}");
            }
        }

        return 0;
    }

    private static string Share(int part, int whole) => whole == 0 ? "–" : Number(part / (double)whole);

    private static string Number(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
