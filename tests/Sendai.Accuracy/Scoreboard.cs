using System.Globalization;

namespace Sendai.Accuracy;

/// <summary>Counts what the answers are worth.</summary>
internal sealed class Scoreboard
{
    private int inScope;
    private int first;
    private int third;
    private double reciprocal;
    private int refused;
    private int urgent;
    private int urgentFound;
    private int calm;
    private int calmAlarmed;
    private int foreign;
    private int foreignRefused;
    private int needsWard;
    private int needsWardFound;

    public void Add(string expected, string got, IReadOnlyList<string> accepted, IReadOnlyList<string> ranked)
    {
        if (expected == "outOfScope")
        {
            foreign++;
            foreignRefused += got == "outOfScope" ? 1 : 0;
            return;
        }

        inScope++;
        refused += got == "outOfScope" ? 1 : 0;
        if (expected == "urgent")
        {
            urgent++;
            urgentFound += got == "urgent" ? 1 : 0;
        }
        else
        {
            calm++;
            calmAlarmed += got == "urgent" ? 1 : 0;
        }

        if (expected == "needsWard")
        {
            needsWard++;
            needsWardFound += got == "needsWard" ? 1 : 0;
        }

        var rank = ranked.TakeWhile(id => !accepted.Contains(id)).Count();
        first += rank == 0 && ranked.Count > 0 ? 1 : 0;
        third += rank < Math.Min(3, ranked.Count) ? 1 : 0;
        reciprocal += rank < ranked.Count ? 1.0 / (rank + 1) : 0;
    }

    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {inScope + foreign} | {Share(first, inScope)} | {Share(third, inScope)} | {reciprocal / inScope:0.000} | {Share(urgentFound, urgent)} | {Share(calmAlarmed, calm)} | {Share(needsWardFound, needsWard)} | {Share(foreignRefused, foreign)} | {Share(refused, inScope)} |");

    public const string Header =
        "| questions | runs | accuracy@1 | accuracy@3 | MRR | urgent recall | false alarms | needs ward found | out of scope refused | in scope refused |\n|---|---|---|---|---|---|---|---|---|---|";

    private static string Share(int part, int whole) => (whole == 0 ? 0 : part / (double)whole).ToString("0.000", CultureInfo.InvariantCulture);
}
