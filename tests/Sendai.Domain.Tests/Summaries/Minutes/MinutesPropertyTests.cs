using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Domain.Tests.Summaries.Minutes;

/// <summary>What holds whatever people paste.</summary>
public sealed class MinutesPropertyTests
{
    /// <summary>Pieces that mean something beside each other.</summary>
    private static readonly string[] Pieces =
    [
        "決定事項", "宿題", "次回", "■", "◆", "【", "】", "＜", "＞", "#", "## ", "- ", "- [x] ", "* ", "**", "・", "１．", "1) ", "(2)", "①", "Ⅲ", "a. ", "ア）", "一、", "|", "---", "→",
        "13:30　", "10:00～12:00", "：", ":", "（", "）", "「", "」", "。", "！？", "、", " ", "　", "\n", "\n\n", "\n　　", "\r\n", "\t", "事務局が12月4日までに作る", "ことに決まった",
        "次回は1月20日", "居場所が区内にない", "https://example.com/a?b=c", "司会「はい」", "ありがとうございました", "重点的に関わる方の様子を共有し、民生委員が週に一回声を", "_", ">", "★",
        "𠮷", "😀", "\uD83D", "か\u3099", "ｶﾞ", "\u200B", "\u2028", "0",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf().Select(letters => new string([.. letters])));

    [Fact]
    public void NoLetter_IsDroppedOrDoubled() => Holds(text =>
    {
        var split = MinutesSplitter.Split(text);

        Assert.Equal(Sorted([text]), Sorted([.. split.All.Select(line => line.Text), .. split.LeftOut]));
    });

    [Fact]
    public void Lines_AreNeverEmpty_AndEachIsOne() => Holds(text => Assert.All(
        MinutesSplitter.Split(text).All, line => Assert.True(line.Text.Length > 0 && !line.Text.Contains('\n', StringComparison.Ordinal) && line.Text == line.Text.Trim())));

    [Fact]
    public void SameText_GivesTheSameParts() => Holds(text => Assert.Equal(MinutesSplitter.Split(text).All, MinutesSplitter.Split(text).All));

    [Fact]
    public void Sentences_AreTheirText() => Holds(text => Assert.Equal(text, string.Concat(Sentences.Cut(text))));

    [Theory]
    [InlineData("「")]
    [InlineData("（）")]
    [InlineData("１．")]
    [InlineData("- ")]
    [InlineData("次回は")]
    [InlineData("事業所が")]
    [InlineData("1月1日")]
    [InlineData("あ。")]
    [InlineData("a: ")]
    [InlineData("12:30 ")]
    [InlineData("\n　・あ")]
    public void LongText_TakesNoLongerThanItsLength(string piece)
    {
        // The limit is for the slowest machine: what grows with the square of the length takes minutes.
        var long1 = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        var split = MinutesSplitter.Split(long1);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.NotNull(split);
    }

    private static string Sorted(IEnumerable<string> texts) => string.Concat(
        texts.SelectMany(text => text.EnumerateRunes()).Where(System.Text.Rune.IsLetterOrDigit).Order());

    private static void Holds(Action<string> holds) => Prop.ForAll(Texts.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
