using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Accuracy;

/// <summary>What one question costs on the real pack, once the process is warm.</summary>
internal static class Speed
{
    private const int Rounds = 30;

    public static string Of(Router router, IReadOnlyList<LabelledQuestion> questions)
    {
        var noon = new LocalDateTime(2026, 12, 1, 12, 0);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Clear();
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                router.Route(new Question(question.Text, null, noon));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"one question: p50 {times[times.Count / 2]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms");
    }
}
