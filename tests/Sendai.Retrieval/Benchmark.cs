using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Domain.Directory;

namespace Sendai.Retrieval;

/// <summary>Judges the product's own engine on any collection and prints one line of JSON.</summary>
internal static class Benchmark
{
    public static int Run(string[] args)
    {
        if (args is ["--synthetic", var count] && int.TryParse(count, out var bodies))
        {
            Console.WriteLine(Synthetic.Run(bodies));
            return 0;
        }

        var folder = args.FirstOrDefault(arg => !arg.StartsWith('-'));
        if (folder is null || !File.Exists(Path.Combine(folder, "corpus.jsonl")))
        {
            Console.Error.WriteLine("usage: Sendai.Retrieval FOLDER [--json]   (FOLDER holds corpus.jsonl, queries.jsonl and, for scores, qrels/test.tsv)\n       Sendai.Retrieval --synthetic COUNT   (the router on that many made-up bodies)");
            return 2;
        }

        var collection = Collection.Load(folder);
        var watch = Stopwatch.StartNew();
        var index = SearchIndex.Build(
            [.. collection.Corpus.Select(d => new IndexDocument([d.Title, d.Text]))], IndexSettings.TitleAndText);
        var build = watch.Elapsed;

        var times = new List<double>(collection.Queries.Count);
        var measured = new List<Measures>();
        foreach (var warm in collection.Queries.Take(100))
        {
            index.Search(index.Analyze(JapaneseText.Fold(warm.Text)), 10);
        }

        foreach (var (id, text) in collection.Queries)
        {
            watch.Restart();
            var hits = index.Search(index.Analyze(JapaneseText.Fold(text)), 10);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (collection.Judgements.TryGetValue(id, out var judged))
            {
                measured.Add(Measures.Of([.. hits.Select(hit => collection.Corpus[hit.Document].Id)], judged));
            }
        }

        Print(collection, build, times, measured);
        return 0;
    }

    private static void Print(Collection collection, TimeSpan build, List<double> times, List<Measures> measured)
    {
        times.Sort();
        var line = new JsonObject { ["docs"] = collection.Corpus.Count, ["queries"] = collection.Queries.Count };
        if (measured.Count > 0)
        {
            var mean = Measures.Mean(measured);
            line["ndcg@10"] = Math.Round(mean.Ndcg10, 4);
            line["mrr@10"] = Math.Round(mean.Mrr10, 4);
            line["p@1"] = Math.Round(mean.Precision1, 4);
            line["recall@10"] = Math.Round(mean.Recall10, 4);
        }

        line["build_ms"] = Math.Round(build.TotalMilliseconds, 1);
        line["p50_ms"] = Math.Round(Percentile(times, 0.50), 4);
        line["p99_ms"] = Math.Round(Percentile(times, 0.99), 4);
        line["rss_mb"] = Process.GetCurrentProcess().WorkingSet64 / 1024 / 1024;
        Console.WriteLine(line.ToJsonString(new JsonSerializerOptions()));
    }

    private static double Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(sorted.Count * share) - 1)];
}
