using System.Text;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Architecture;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Tests.Pack;

public sealed class PackLoaderTests : IDisposable
{
    private static readonly LoadedPack Real = PackLoader.Load(PackLoader.DefaultFolder);
    private readonly BrokenPack pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void RealPack_HasNoFindings() =>
        Violations.None(Real.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Reason}"));

    [Fact]
    public void RealPack_FillsEveryPartOfTheDirectory() =>
        Assert.All(typeof(DirectoryContent).GetProperties(), part => Assert.NotEqual(0, Count(part.GetValue(Real.Content))));

    [Fact]
    public void UntouchedCopy_ReadsTheSame() => AssertOnly();

    [Theory]
    [InlineData("contacts.csv", "body_id", "nobody")]
    [InlineData("contacts.csv", "body_id", "")]
    [InlineData("contacts.csv", "label", "")]
    [InlineData("contacts.csv", "label", "　")]
    [InlineData("contacts.csv", "grade", "D")]
    [InlineData("contacts.csv", "grade", "1")]
    [InlineData("contacts.csv", "grade", "")]
    [InlineData("contacts.csv", "phone", "０２２ー２２５")]
    [InlineData("bodies.csv", "id", "")]
    [InlineData("bodies.csv", "name", "")]
    [InlineData("bodies.csv", "ward", "")]
    [InlineData("issues.csv", "label", "")]
    [InlineData("ward_map.csv", "generic_id", "nobody")]
    [InlineData("ward_map.csv", "specific_id", "nobody")]
    [InlineData("ward_map.csv", "ward", "")]
    [InlineData("paraphrases.csv", "issue_id", "i999")]
    [InlineData("paraphrases.csv", "phrase", "")]
    [InlineData("body_words.csv", "body_id", "nobody")]
    [InlineData("common_words.csv", "kind", "sometimes")]
    [InlineData("danger_issues.csv", "issue_id", "i999")]
    [InlineData("danger_issues.csv", "danger", "boredom")]
    [InlineData("safety_words.csv", "danger", "")]
    [InlineData("scope.csv", "kind", "elsewhere")]
    [InlineData("places.csv", "ward", "")]
    [InlineData("urgent_lines.csv", "open", "平日 9時から17時")]
    [InlineData("urgent_lines.csv", "open", "mon-fri 17:00-09:00")]
    [InlineData("urgent_lines.csv", "order", "先")]
    [InlineData("urgent_lines.csv", "role", "friend")]
    [InlineData("urgent_lines.csv", "number", "")]
    [InlineData("urgent_lines.csv", "body_id", "nobody")]
    [InlineData("duties.csv", "text", "")]
    [InlineData("names.csv", "kind", "nickname")]
    [InlineData("names.csv", "text", "")]
    [InlineData("screen_words.csv", "use", "")]
    [InlineData("screen_words.csv", "text", "")]
    [InlineData("holidays.csv", "date", "2026/1/1")]
    [InlineData("holidays.csv", "date", "2026-02-30")]
    [InlineData("examples.csv", "text", "")]
    [InlineData("meetings.csv", "meeting", "")]
    [InlineData("plans_r8.csv", "measure", "")]
    [InlineData("sources.csv", "address", "")]
    public void BrokenRow_HidesOnlyItself(string file, string column, string value)
    {
        // A copied body or issue must not fail for its id alone.
        (string, string)[] changes = file switch
        {
            "bodies.csv" when column != "id" => [("id", "new"), (column, value)],
            "issues.csv" => [("issue_id", "i999"), (column, value)],
            _ => [(column, value)],
        };

        AssertOnly((file, pack.AppendChanged(file, changes)));
    }

    [Fact]
    public void IssueThatNamesAnUnknownBody_KeepsTheOthers()
    {
        var line = pack.AppendChanged("issues.csv", ("issue_id", "i999"), ("typical_bodies", "archl;nobody"));

        var (content, findings) = Load();

        Assert.Equal(("issues.csv", line, FindingWeight.Part), Assert.Single(findings) is var found ? (found.File, found.Line, found.Weight) : default);
        Assert.Equal(["archl"], content.Issues.Single(issue => issue.Id == "i999").TypicalBodies);
    }

    [Theory]
    [InlineData("bodies.csv")]
    [InlineData("issues.csv")]
    public void DuplicateId_KeepsTheFirst(string file) => AssertOnly((file, pack.AppendChanged(file)));

    [Theory]
    [InlineData("原因,\"引用符が閉じない")]
    [InlineData("\"引用符が\"途中,現場の言い方")]
    [InlineData("列が足りない")]
    [InlineData("列が,多すぎる,行")]
    public void MalformedRow_HidesOnlyItself_WhereverItStands(string line)
    {
        var rows = File.ReadAllLines(pack.PathOf("examples.csv")).ToList();
        rows.Insert(2, line);
        rows.Add(line);
        File.WriteAllLines(pack.PathOf("examples.csv"), rows);

        AssertOnly(("examples.csv", 3), ("examples.csv", rows.Count));
    }

    [Fact]
    public void SeveralBrokenRows_AreAllReported() => AssertOnly(
        ("contacts.csv", pack.AppendChanged("contacts.csv", ("grade", "Z"))),
        ("contacts.csv", pack.AppendChanged("contacts.csv", ("body_id", "nobody"))),
        ("holidays.csv", pack.AppendChanged("holidays.csv", ("date", "元日"))));

    [Fact]
    public void MissingFile_IsReported_AndTheRestIsRead()
    {
        File.Delete(pack.PathOf("examples.csv"));
        var (content, findings) = Load();

        Assert.Equal(("examples.csv", 0), Places(findings).Single());
        Assert.Empty(content.Examples);
        AssertSame(Real.Content, content, except: nameof(DirectoryContent.Examples));
    }

    [Fact]
    public void MissingColumn_IsReportedForItsFileOnly()
    {
        pack.Rewrite("holidays.csv", text => "day" + text["date".Length..]);
        var (content, findings) = Load();

        Assert.Equal(Real.Content.Holidays.Count, findings.Count);
        Assert.All(findings, finding => Assert.Contains("date", finding.Reason, StringComparison.Ordinal));
        AssertSame(Real.Content, content, except: nameof(DirectoryContent.Holidays));
    }

    [Fact]
    public void EmptyFile_IsReported()
    {
        pack.Rewrite("holidays.csv", _ => "");
        var (content, findings) = Load();

        Assert.Equal("holidays.csv", Assert.Single(findings).File);
        AssertSame(Real.Content, content, except: nameof(DirectoryContent.Holidays));
    }

    [Fact]
    public void MissingFolder_IsAListOfFindings()
    {
        var (content, findings) = PackLoader.Load(pack.PathOf("nowhere"));

        Assert.NotEmpty(findings);
        Assert.Empty(content.Bodies);
    }

    [Fact]
    public void FileSavedByASpreadsheet_ReadsTheSame()
    {
        foreach (var file in new[] { "bodies.csv", "contacts.csv", "examples.csv" })
        {
            pack.Rewrite(file, text => text.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        AssertOnly();
    }

    [Fact]
    public void QuotedCell_MayHoldACommaAndAQuotationMark()
    {
        pack.Append("examples.csv", "\"通所が続かない、\"\"行き渋り\"\", 夜間\",現場の言い方");
        var (content, findings) = Load();

        Assert.Empty(findings);
        Assert.Equal("通所が続かない、\"行き渋り\", 夜間", content.Examples[^1]);
    }

    [Fact]
    public void EveryReason_IsForThePersonWhoKeepsTheFile()
    {
        pack.AppendChanged("contacts.csv", ("grade", "Z"));
        pack.AppendChanged("urgent_lines.csv", ("open", "平日"));
        pack.AppendChanged("holidays.csv", ("date", "元日"));
        pack.Append("examples.csv", "列が,多すぎる,行");

        var findings = Load().Findings;
        Assert.Equal(4, findings.Count);
        Assert.All(findings, finding => Assert.Contains(finding.Reason, c => c is >= 'ぁ' and <= 'ん'));
    }

    /// <summary>What the copy adds to the findings of the real pack, which have their own test.</summary>
    private LoadedPack Load()
    {
        var (content, findings) = pack.Load();
        return new LoadedPack(content, [.. findings.Except(Real.Findings)]);
    }

    private void AssertOnly(params (string File, int Line)[] expected)
    {
        var (content, findings) = Load();

        Assert.Equal(expected, Places(findings));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Reason));
        AssertSame(Real.Content, content);
    }

    private static IEnumerable<(string, int)> Places(IEnumerable<PackFinding> findings) => findings.Select(finding => (finding.File, finding.Line));

    /// <summary>Compares how many rows every part has: a row that was hidden or let in would show.</summary>
    private static void AssertSame(DirectoryContent expected, DirectoryContent actual, string? except = null) => Assert.All(
        typeof(DirectoryContent).GetProperties().Where(part => part.Name != except),
        part => Assert.Equal(Count(part.GetValue(expected)), Count(part.GetValue(actual))));

    private static int Count(object? rows) => rows is ScreenWords words
        ? words.Names.Count + words.Words.Sum(use => use.Count())
        : ((System.Collections.IEnumerable)rows!).Cast<object>().Count();
}
