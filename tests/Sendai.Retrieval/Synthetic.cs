using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Retrieval;

/// <summary>A directory far larger than any city's, to see what the router costs.</summary>
internal static class Synthetic
{
    private const int Questions = 1000;
    private const string Kanji = "障害者支援相談区役所福祉高齢介護保険発達就労住居金銭管理後見権利擁護医療的地域生活拠点緊急受入虐待通報児童学校家族精神身体視覚聴覚難病訓練計画事業所連絡会議研修";

    public static string Run(int bodies)
    {
        var random = new Random(20261121);
        var content = Content(bodies, random);
        var watch = Stopwatch.StartNew();
        var router = new Router(content);
        var build = watch.Elapsed;
        var times = new List<double>(Questions);
        for (var i = 0; i < Questions * 2; i++)
        {
            var question = new Question(Phrase(random, 6) + "について困っていて" + Phrase(random, 4) + "のことを聞きたい", new Ward("東"), new LocalDateTime(2026, 11, 21, 12, 0));
            watch.Restart();
            router.Route(question);
            if (i >= Questions)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"bodies\":{bodies},\"build_ms\":{build.TotalMilliseconds:0},\"p50_ms\":{times[Questions / 2]:0.000},\"p99_ms\":{times[Questions * 99 / 100]:0.000},\"rss_mb\":{Process.GetCurrentProcess().WorkingSet64 / 1024 / 1024}}}");
    }

    private static DirectoryContent Content(int bodies, Random random) => new()
    {
        Bodies = [.. Enumerable.Range(0, bodies).Select(i => new ConsultationBody
        {
            Id = $"body{i}",
            Name = $"{Phrase(random, 5)}センター{i}",
            Ward = i % 2 == 0 ? new Ward("東") : null,
            Handles = [Phrase(random, 3), Phrase(random, 4), Phrase(random, 3)],
            Purpose = $"{Phrase(random, 8)}の{Phrase(random, 6)}を受ける。",
        })],
        Issues = [.. Enumerable.Range(0, 100).Select(i => new Issue
        {
            Id = $"issue{i}",
            Label = Phrase(random, 4),
            Synonyms = [Phrase(random, 3), Phrase(random, 4)],
            Description = Phrase(random, 10),
            TypicalBodies = [$"body{i}", $"body{i + 1}"],
        })],
        WardMap = [new WardMapping("body0", new Ward("東"), "", "body2", "")],
    };

    private static string Phrase(Random random, int length) =>
        string.Create(length, random, static (span, random) =>
        {
            foreach (ref var c in span)
            {
                c = Kanji[random.Next(Kanji.Length)];
            }
        });
}
