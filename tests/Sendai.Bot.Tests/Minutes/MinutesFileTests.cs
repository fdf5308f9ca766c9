using System.Text;
using Sendai.Bot.Minutes;
using Sendai.Bot.Tests.Pack.Files;

namespace Sendai.Bot.Tests.Minutes;

/// <summary>Minutes from files of text, as people's programs save them, and as they must not be.</summary>
public sealed class MinutesFileTests : IDisposable
{
    private const string Minutes = "■決まったこと\n・来月も開く\n";

    private readonly FileBench bench = new();

    public void Dispose() => bench.Dispose();

    public static TheoryData<string, byte[]> SavedAs => new()
    {
        { "記録.txt", Encoding.UTF8.GetBytes(Minutes) },
        { "記録.MD", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Minutes.ReplaceLineEndings("\r\n"))] },
        { "記録.txt", CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(Minutes.ReplaceLineEndings("\r\n")) },
        { "記録.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Minutes)] },
        { "記録.txt", Encoding.UTF8.GetBytes(Minutes.ReplaceLineEndings("\r")) },
        { "記録.txt", Encoding.UTF8.GetBytes(Minutes.Replace("来月", "来\u0007月", StringComparison.Ordinal)) },
    };

    [Theory]
    [MemberData(nameof(SavedAs))]
    public void File_ReadsTheSame_HoweverItWasSaved(string file, byte[] bytes) =>
        Assert.Equal(Minutes, Assert.IsType<MinutesText.Read>(MinutesFile.Read(bench.Write(file, bytes))).Text);

    [Fact]
    public void Transcript_IsReadAsWhatWasSaid()
    {
        var path = bench.Write("会議.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 見本 みほん>来月も開きます。</v>\n");

        Assert.Equal("来月も開きます。\n", Assert.IsType<MinutesText.Read>(MinutesFile.Read(path)).Text);
    }

    public static TheoryData<string, string, byte[]> Bad => new()
    {
        { "ファイルが空です", "a.txt", [] },
        { "文字がありません", "a.txt", Encoding.UTF8.GetBytes(" 　\r\n\t") },
        { "文字コードを読めません", "a.txt", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10] },
        { "文字コードを読めません", "a.vtt", [0x83, 0x00, 0x81] },
        { "この種類のファイルは読めません", "a.pdf", "%PDF"u8.ToArray() },
        { "この種類のファイルは読めません", "a", "x"u8.ToArray() },
        { "古い形式の Word", "a.doc", [0xD0, 0xCF] },
    };

    [Fact]
    public void LongFile_IsRefused()
    {
        BadFile_IsSaidInWords("文が長すぎます", "a.txt", Encoding.UTF8.GetBytes(new string('あ', 200_001)));
        BadFile_IsSaidInWords("ファイルが大きすぎます", "a.txt", new byte[(20 * 1024 * 1024) + 1]);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void BadFile_IsSaidInWords(string words, string file, byte[] bytes)
    {
        var refused = Assert.IsType<MinutesText.Refused>(MinutesFile.Read(bench.Write(file, bytes)));

        Assert.StartsWith(words, refused.Reason, StringComparison.Ordinal);
        Assert.Contains("何も変えていません。", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotThere_IsSaidInWords() => Assert.Equal(
        "ファイルが見つかりません。場所と名前を確かめてください。何も変えていません。",
        Assert.IsType<MinutesText.Refused>(MinutesFile.Read(bench.PathOf("ない.txt"))).Reason);

    [Fact]
    public void Minutes_DoNotPrintThemselves() =>
        Assert.DoesNotContain("来月", $"{MinutesFile.Read(".txt", Encoding.UTF8.GetBytes(Minutes))}", StringComparison.Ordinal);
}
