using Sendai.Teams.Cards;

namespace Sendai.Teams.Tests.Cards;

public class CardTextTests
{
    [Theory]
    [InlineData("普通の文(090-1234-5678) 10~20分、100%!", "普通の文(090-1234-5678) 10~20分、100%!")]
    [InlineData("*強調* _斜体_ `code`", @"\*強調\* \_斜体\_ \`code\`")]
    [InlineData("[押す](https://example.com)", @"\[押す\](https://example.com)")]
    [InlineData(@"C:\temp\*", @"C:\\temp\\\*")]
    [InlineData("~~消す~~", @"\~\~消す\~\~")]
    [InlineData("<b>太い</b> a > b", @"\<b>太い\</b> a > b")]
    [InlineData("&lt; &#42; A&B", @"\&lt; \&#42; A&B")]
    [InlineData("{{DATE(2026-04-01T00:00:00Z)}} {x}", @"{\{DATE(2026-04-01T00:00:00Z)}} {x}")]
    [InlineData("# 見出し", @"\# 見出し")]
    [InlineData("> 引用", @"\> 引用")]
    [InlineData("- 一つ", @"\- 一つ")]
    [InlineData("-5度", "-5度")]
    [InlineData("+ 一つ", @"\+ 一つ")]
    [InlineData("1. 一つ", @"1\. 一つ")]
    [InlineData("2) 二つ", @"2\) 二つ")]
    [InlineData("3.5時間", "3.5時間")]
    [InlineData("---", @"\---")]
    [InlineData("===", @"\===")]
    [InlineData("    字下げ", "\u00A0\u00A0\u00A0\u00A0字下げ")]
    [InlineData("  - 中", "\u00A0\u00A0\\- 中")]
    [InlineData("一\r\n- 二\n三", "一\n\n\\- 二\n\n三")]
    [InlineData("", "")]
    public void Escape_LeavesNothingThatMarkdownReads(string text, string escaped) => Assert.Equal(escaped, CardText.Escape(text));
}
