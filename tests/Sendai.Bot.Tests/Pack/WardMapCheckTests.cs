using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Pack.Files;

namespace Sendai.Bot.Tests.Pack;

public sealed class WardMapCheckTests
{
    private const string Header = "generic_id,ward,area,specific_id,note";

    [Theory]
    [InlineData("a,東,,a,", "「a」が自分自身を指しています", true)]
    [InlineData("b,東,,a,", "対応がひと回りしています（b → a → b）", true)]
    [InlineData("b,東,,c,;c,東,北部,a,", "対応がひと回りしています（c → a → b → c）", true)]
    [InlineData("a,東,,c,", "「a」と区「東」の同じ組み合わせが2回あります", false)]
    [InlineData("a,東,,,", "「a」と区「東」の同じ組み合わせが2回あります", false)]
    [InlineData("d,東,,a,", "「d」は bodies.csv にありません", false)]
    public void RowThatContradictsTheRowsBeforeIt_IsLeftOut(string rows, string reason, bool refuses)
    {
        string[] all = ["a,東,,b,", .. rows.Split(';')];
        var loaded = Load(all);

        Assert.Equal(all.Length - 1, loaded.Content.WardMap.Count);
        var finding = Assert.Single(loaded.Findings, finding => finding.File == "ward_map.csv");
        Assert.Equal((all.Length + 1, refuses ? FindingWeight.Refusal : FindingWeight.Row), (finding.Line, finding.Weight));
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b,西,,a,")]
    [InlineData("a,東,北部,c,")]
    [InlineData("c,東,,b,")]
    [InlineData("b,東,,c,")]
    public void RowThatIsAboutSomethingElse_IsKept(string row)
    {
        var loaded = Load(["a,東,,b,", row]);

        Assert.Equal(2, loaded.Content.WardMap.Count);
        Assert.DoesNotContain(loaded.Findings, finding => finding.File == "ward_map.csv");
    }

    [Theory]
    [InlineData("bodies")]
    [InlineData("issues")]
    public void IdThatIsThereTwice_RefusesAnImport(string name)
    {
        var tables = FileBench.Tables(PackLoader.DefaultFolder);
        var loaded = PackLoader.Load(tables.Select(table => table.Name == name ? table with { Rows = [.. table.Rows, table.Rows[0]] } : table));

        var finding = Assert.Single(loaded.Findings);
        Assert.Equal((name + ".csv", FindingWeight.Refusal), (finding.File, finding.Weight));
        Assert.Contains("が2回あります", finding.Reason, StringComparison.Ordinal);
    }

    private static LoadedPack Load(string[] rows)
    {
        var bodies = PackShape.Find("bodies")!.Columns;
        string[] Body(string id) => [.. bodies.Select(column => column == "id" ? id : column == "ward" ? "全市" : "x")];
        return PackLoader.Load(
        [
            new PackTable("bodies", bodies, [.. new[] { "a", "b", "c" }.Select((id, at) => new PackTableRow(at + 2, Body(id)))]),
            new PackTable("ward_map", Header.Split(','), [.. rows.Select((row, at) => new PackTableRow(at + 2, row.Split(',')))]),
        ]);
    }
}
