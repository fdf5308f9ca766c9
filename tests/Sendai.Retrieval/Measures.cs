namespace Sendai.Retrieval;

/// <summary>What one ranking is worth against its judgements; the usual definitions of BEIR (gain = the judgement itself).</summary>
internal sealed record Measures(double Ndcg10, double Mrr10, double Precision1, double Recall10)
{
    public static Measures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judged)
    {
        double gain = 0, reciprocal = 0, found = 0;
        for (var rank = 0; rank < Math.Min(10, ranking.Count); rank++)
        {
            var score = judged.GetValueOrDefault(ranking[rank]);
            if (score > 0)
            {
                gain += score / Math.Log2(rank + 2);
                reciprocal = reciprocal > 0 ? reciprocal : 1.0 / (rank + 1);
                found++;
            }
        }

        var relevant = judged.Values.Where(score => score > 0).OrderDescending().ToList();
        var ideal = relevant.Take(10).Select((score, rank) => score / Math.Log2(rank + 2)).Sum();
        return new Measures(
            ideal > 0 ? gain / ideal : 0,
            reciprocal,
            ranking.Count > 0 && judged.GetValueOrDefault(ranking[0]) > 0 ? 1 : 0,
            relevant.Count > 0 ? found / relevant.Count : 0);
    }

    public static Measures Mean(IReadOnlyCollection<Measures> all) => all.Count == 0
        ? new Measures(0, 0, 0, 0)
        : new Measures(all.Average(m => m.Ndcg10), all.Average(m => m.Mrr10), all.Average(m => m.Precision1), all.Average(m => m.Recall10));
}
