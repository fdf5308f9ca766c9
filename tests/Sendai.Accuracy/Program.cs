using NodaTime;
using Sendai.Accuracy;
using Sendai.Bot.Pack;
using Sendai.Domain.Directory;

// usage: dotnet run -c Release --project tests/Sendai.Accuracy -- QUESTIONS.jsonl [--misses]
// --misses prints what went wrong; it is refused for the half that nobody looks at while tuning.
var path = args.FirstOrDefault(arg => !arg.StartsWith('-'));
if (path is null || !File.Exists(path))
{
    Console.Error.WriteLine("usage: Sendai.Accuracy QUESTIONS.jsonl [--misses]");
    return 2;
}

var misses = args.Contains("--misses");
if (misses && Path.GetFileName(path).StartsWith("unseen", StringComparison.Ordinal))
{
    Console.Error.WriteLine("the unseen half is scored, never looked at");
    return 2;
}

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
