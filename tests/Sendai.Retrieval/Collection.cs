using System.Globalization;
using System.Text.Json;

namespace Sendai.Retrieval;

/// <summary>A test collection in BEIR layout: corpus.jsonl, queries.jsonl and, where there are judgements, qrels/test.tsv.</summary>
internal sealed record Collection(
    IReadOnlyList<(string Id, string Title, string Text)> Corpus,
    IReadOnlyList<(string Id, string Text)> Queries,
    IReadOnlyDictionary<string, Dictionary<string, int>> Judgements)
{
    public static Collection Load(string folder)
    {
        var corpus = Lines(folder, "corpus.jsonl").Select(e => (Text(e, "_id"), Text(e, "title"), Text(e, "text"))).ToList();
        var queries = Lines(folder, "queries.jsonl").Select(e => (Text(e, "_id"), Text(e, "text"))).ToList();
        return new Collection(corpus, queries, LoadJudgements(Path.Combine(folder, "qrels", "test.tsv")));
    }

    private static IEnumerable<JsonElement> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static Dictionary<string, Dictionary<string, int>> LoadJudgements(string path)
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>();
        if (!File.Exists(path))
        {
            return judgements;
        }

        foreach (var cells in File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')))
        {
            if (!judgements.TryGetValue(cells[0], out var documents))
            {
                judgements[cells[0]] = documents = [];
            }

            documents[cells[1]] = int.Parse(cells[2], CultureInfo.InvariantCulture);
        }

        return judgements;
    }
}
