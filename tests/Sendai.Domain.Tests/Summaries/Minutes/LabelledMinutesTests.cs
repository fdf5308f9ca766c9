using Sendai.Accuracy;
using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Domain.Tests.Summaries.Minutes;

/// <summary>The labelled minutes. What fails on the unseen half is counted, never shown.</summary>
public sealed class LabelledMinutesTests
{
    [Theory]
    [InlineData("seen", 0.98)]
    [InlineData("unseen", 0.87)]
    public void Sentences_GoWhereTheyBelong(string half, double floor)
    {
        var scores = Scores(half);
        var accuracy = scores.Sum(score => score.Right) / (double)scores.Sum(score => score.Given.Count);

        Assert.True(accuracy >= floor, $"{half}: {accuracy:0.000} of the sentences are where they belong.");
    }

    [Theory]
    [InlineData("seen")]
    [InlineData("unseen")]
    public void EverySentence_IsAccountedFor(string half)
    {
        foreach (var minutes in LabelledMinutes.Load(Folder(half)))
        {
            var split = MinutesSplitter.Split(minutes.Text);
            var said = Joined(split.All.Select(line => line.Text));
            var left = Joined(split.LeftOut);

            // No letter is dropped, none is there twice; whatever a heading takes with it is short.
            Assert.True(Sorted(minutes.Text) == Sorted(said + left), $"{half} {minutes.Name}: the letters differ.");
            Assert.True(left.Length * 5 < said.Length, $"{half} {minutes.Name}: {left.Length} letters are no lines.");
            var missing = minutes.Sentences.Count(sentence => !said.Contains(MinutesScore.Letters(sentence.Text), StringComparison.Ordinal));
            Assert.True(missing == 0, $"{half} {minutes.Name}: {missing} sentences are missing.");
        }
    }

    [Theory]
    [InlineData("seen")]
    [InlineData("unseen")]
    public void Lines_KeepTheOrderOfTheMinutes(string half)
    {
        foreach (var minutes in LabelledMinutes.Load(Folder(half)))
        {
            var (split, text) = (MinutesSplitter.Split(minutes.Text), MinutesScore.Letters(minutes.Text));
            foreach (var part in SummaryContent.Parts)
            {
                var from = 0;
                foreach (var line in split.Lines(part))
                {
                    // The marks of a list can stand between the letters of an item and its branches.
                    var start = MinutesScore.Letters(line)[..Math.Min(6, MinutesScore.Letters(line).Length)];
                    var at = text.IndexOf(start, from, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"{half} {minutes.Name}: a line of {part} is out of its order.");
                    from = at + start.Length;
                }
            }

            Assert.Equal(split.All.Count, SummaryContent.Parts.Sum(part => split.Lines(part).Count));
        }
    }

    [Fact]
    public void Halves_AreThere() => Assert.All(new[] { "seen", "unseen" }, half => Assert.True(Scores(half).Count >= 12));

    private static IReadOnlyList<MinutesScore> Scores(string half) => [.. LabelledMinutes.Load(Folder(half)).Select(MinutesScore.Of)];

    private static string Folder(string half) => Path.Combine(AppContext.BaseDirectory, "minutes", half);

    private static string Joined(IEnumerable<string> texts) => MinutesScore.Letters(string.Concat(texts));

    private static string Sorted(string text) => string.Concat(MinutesScore.Letters(text).Order());
}
