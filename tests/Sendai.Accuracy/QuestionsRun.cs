using NodaTime;
using Sendai.Bot.Pack;
using Sendai.Domain.Directory;

namespace Sendai.Accuracy;

/// <summary>Scores the routing engine on labelled questions.</summary>
internal static class QuestionsRun
{
    public static int Score(string path, bool misses)
    {
        var router = new Router(PackLoader.Load(PackLoader.DefaultFolder).Content);
        var board = new Scoreboard();
        var noon = new LocalDateTime(2026, 12, 1, 12, 0);
        foreach (var question in LabelledQuestion.Load(path))
        {
            foreach (var (ward, accepted) in question.Runs())
            {
                var result = router.Route(new Question(question.Text, ward is null ? null : new Ward(ward), noon));
                var got = RoutingKind.Of(result);
                string[] ranked = [.. result.Ranked.Select(candidate => candidate.Body.Id)];
                board.Add(question.Expect, got, accepted, ranked);
                var right = question.Expect == "outOfScope" ? got == "outOfScope" : accepted.Contains(ranked.FirstOrDefault() ?? "") && (got == "urgent") == (question.Expect == "urgent");
                if (misses && !(right && (got == question.Expect)))
                {
                    Console.WriteLine($"{question.Id} [{ward}] {(right ? "~" : "X")} {question.Expect}->{got} {question.Text}\n    got {string.Join(' ', result.Ranked.Take(4).Select(c => $"{c.Body.Id}:{c.Score:0.0}({string.Join('/', c.Issues.Select(i => i.Id + i.Label))};{string.Join(',', c.Words)})"))}\n    want {string.Join(' ', accepted)}");
                }
            }
        }

        var speed = Speed.Of(router, LabelledQuestion.Load(path));
        Console.WriteLine(Scoreboard.Header);
        Console.WriteLine(board.Row(Path.GetFileNameWithoutExtension(path)));
        Console.WriteLine(speed);
        return 0;
    }
}
