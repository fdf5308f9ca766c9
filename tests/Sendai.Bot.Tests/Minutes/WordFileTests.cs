using System.Text;
using Sendai.Bot.Minutes;

namespace Sendai.Bot.Tests.Minutes;

/// <summary>Minutes from Word: everything that can be read on the page, once, in its order.</summary>
public sealed class WordFileTests
{
    private const string Styles =
        "<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
        + "<w:style w:styleId=\"a5\"><w:name w:val=\"見出しもどき\"/><w:basedOn w:val=\"1\"/></w:style>"
        + "<w:style w:styleId=\"o\"><w:name w:val=\"区の見出し\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
        + "<w:style w:styleId=\"l\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:styleId=\"x\"><w:name w:val=\"x\"/><w:basedOn w:val=\"x\"/></w:style>";

    private const string Numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF06C\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimalFullWidth\"/><w:lvlText w:val=\"%1．\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"（%1-%2）\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>";

    [Fact]
    public void Paragraphs_AreLines_AndHeadingsAreMarked() => Assert.Equal(
        "# 連絡会の記録\n## 決まったこと\n来月も開く。\n# 宿題\n",
        Text(WordSketch.Styled("1", "連絡会の記録") + WordSketch.Styled("o", "決まったこと") + WordSketch.Paragraph("来月も開く。") + WordSketch.Styled("a5", "宿題")));

    [Fact]
    public void Lists_HaveTheMarksThatWordShows() => Assert.Equal(
        "１． 報告\n　（１-1） 一つめ\n　（１-2） 二つめ\n２． 協議\n　（２-1） また一つめ\n・点\n　・奥の点\n・様式の点\n",
        Text(
            WordSketch.Item("2", 0, "報告") + WordSketch.Item("2", 1, "一つめ") + WordSketch.Item("2", 1, "二つめ")
            + WordSketch.Item("2", 0, "協議") + WordSketch.Item("2", 1, "また一つめ")
            + WordSketch.Item("1", 0, "点") + WordSketch.Item("1", 1, "奥の点") + WordSketch.Styled("l", "様式の点")));

    [Fact]
    public void RowsOfTables_AreLinesWithBars()
    {
        var row = WordSketch.Row(WordSketch.Paragraph("名簿を直す"), WordSketch.Paragraph("事務局"), WordSketch.Paragraph("12月3日"));
        var joined = WordSketch.Row(WordSketch.Paragraph(""), WordSketch.Paragraph("続き"), WordSketch.Paragraph(""));

        Assert.Equal("名簿を直す｜事務局｜12月3日\n続き\n", Text($"<w:tbl>{row}{joined}{WordSketch.Row("<w:p/>", "<w:p/>")}</w:tbl>"));
    }

    [Fact]
    public void RowWithALongCell_IsReadFromCellToCell()
    {
        var inner = $"<w:tbl>{WordSketch.Row(WordSketch.Paragraph("誰"), WordSketch.Paragraph("何"))}</w:tbl>";
        var row = WordSketch.Row(WordSketch.Paragraph("決定事項"), WordSketch.Paragraph("来月も開く。") + inner + WordSketch.Paragraph("場所は同じ。"));

        Assert.Equal("決定事項\n来月も開く。\n誰｜何\n場所は同じ。\n", Text($"<w:tbl>{row}</w:tbl>"));
    }

    [Fact]
    public void WordsInPieces_AreOneLine_AndBreaksAreLines() => Assert.Equal(
        "日時　12月1日\n場所　区役所\n東北-6県\n",
        Text(
            $"<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{WordSketch.Run("日")}{WordSketch.Run("時")}<w:r><w:tab/></w:r>{WordSketch.Run("12月1日")}<w:r><w:br/></w:r>"
            + $"<w:hyperlink>{WordSketch.Run("場所")}</w:hyperlink><w:r><w:tab/></w:r>{WordSketch.Run("区役所")}</w:p>"
            + $"<w:p>{WordSketch.Run("東北")}<w:r><w:noBreakHyphen/></w:r>{WordSketch.Run("6県")}</w:p>"));

    [Fact]
    public void WhatIsNotOnThePage_IsNotRead_AndNothingTwice() => Assert.Equal(
        "箱の中\n相談は十日まで。\n",
        Text(
            $"<w:p><w:del>{WordSketch.Run("消した")}</w:del><w:moveFrom>{WordSketch.Run("動かした")}</w:moveFrom>"
            + $"<mc:AlternateContent><mc:Choice><w:txbxContent>{WordSketch.Paragraph("箱の中")}</w:txbxContent></mc:Choice>"
            + $"<mc:Fallback><w:txbxContent>{WordSketch.Paragraph("箱の中")}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            + $"<w:r><w:ruby><w:rt>{WordSketch.Run("そうだん")}</w:rt><w:rubyBase>{WordSketch.Run("相談")}</w:rubyBase></w:ruby></w:r>"
            + $"<w:ins>{WordSketch.Run("は十日まで。")}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"));

    [Fact]
    public void StrictDocument_ReadsTheSame()
    {
        var bytes = new WordSketch(WordSketch.Styled("1", "宿題")) { Styles = Styles, Strict = true }.Bytes();

        Assert.Equal("# 宿題\n", Assert.IsType<MinutesText.Read>(MinutesFile.Read(".DOCX", bytes)).Text);
    }

    [Fact]
    public void FileThatIsNoDocument_IsSaidInWords()
    {
        AssertRefused("Word のファイルとして読めません", Encoding.UTF8.GetBytes("これはただの文です。"));
        // As Word keeps what has a password.
        AssertRefused("Word のファイルとして読めません", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]);
        AssertRefused("Word のファイルとして読めません", Sketch(WordSketch.Paragraph("途中"))[..400]);
        AssertRefused("Word のファイルとして読めません", Sketch("<w:p><w:r>"));
        AssertRefused("Word のファイルとして読めません", Sketch("</w:body></w:document><!DOCTYPE x [<!ENTITY a 'b'>]>"));
        AssertRefused(
            "マクロ付きやテンプレートのファイルは使えません",
            new WordSketch(WordSketch.Paragraph("様式")) { DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml" }.Bytes());
    }

    [Fact]
    public void DocumentWithoutWords_IsRefused() => AssertRefused("文字がありません", Sketch("<w:p/><w:p><w:r><w:drawing/></w:r></w:p>"));

    [Fact]
    public void DocumentThatNeverEnds_IsRefusedBeforeItFillsTheMemory()
    {
        AssertRefused("Word のファイルとして読めません", Sketch(Repeat("<w:tbl><w:tr><w:tc>", 5000)));
        AssertRefused("文が長すぎます", Sketch(Repeat(WordSketch.Paragraph(new string('あ', 1000)), 201)));
        AssertRefused("文が長すぎます", Sketch(Repeat("<w:p/>", 250_000)));
        AssertRefused("ファイルの中身が大きすぎます", new WordSketch(WordSketch.Paragraph("写真")) { PictureBytes = 110_000_000 }.Bytes());
    }

    private static void AssertRefused(string words, byte[] bytes)
    {
        var refused = Assert.IsType<MinutesText.Refused>(MinutesFile.Read(".docx", bytes));

        Assert.StartsWith(words, refused.Reason, StringComparison.Ordinal);
        Assert.Contains("何も変えていません。", refused.Reason, StringComparison.Ordinal);
        Assert.EndsWith("ください。", refused.Reason, StringComparison.Ordinal);
    }

    private static string Repeat(string xml, int times) => string.Concat(Enumerable.Repeat(xml, times));

    private static byte[] Sketch(string body) => new WordSketch(body).Bytes();

    private static string Text(string body) =>
        Assert.IsType<MinutesText.Read>(MinutesFile.Read(".docx", new WordSketch(body) { Styles = Styles, Numbering = Numbering }.Bytes())).Text;
}
