using Sendai.Domain.Cases;

namespace Sendai.Domain.Tests.Cases;

public sealed class PrivacyScreenTests
{
    private static readonly HashSet<string> Nothing = [];

    [Fact]
    public void CleanTexts_Pass_InTheirOrder()
    {
        var passed = Assert.IsType<ScreenResult.Passed>(ScreenBench.Screen.Check(["Aさん、50代", "", "週3回\r\n通所"], Nothing));

        Assert.Equal(["Aさん、50代", "", "週3回\n通所"], passed.Texts.Select(text => text.Value));
    }

    [Fact]
    public void WhatIsCertain_CannotBeConfirmedAway()
    {
        var found = Assert.IsType<ScreenResult.Found>(ScreenBench.Screen.Check(["困りごと", "090-0123-4567"], new HashSet<string> { "090-0123-4567" }));

        Assert.Equal([0, 1], found.Findings.Select(findings => findings.Count));
    }

    [Fact]
    public void WhatIsDoubtful_PassesWhenTheWriterSaysSo_AndOnlyThat()
    {
        const string Text = "コーポ青空に住む。S45.3.2";
        var both = Assert.IsType<ScreenResult.Found>(ScreenBench.Screen.Check([Text], Nothing)).Findings[0];

        var one = Assert.IsType<ScreenResult.Found>(ScreenBench.Screen.Check([Text], new HashSet<string> { "コーポ青空" }));
        Assert.Equal("S45.3.2", PrivacyScreen.ValueOf(Text, Assert.Single(one.Findings[0])));
        Assert.IsType<ScreenResult.Passed>(ScreenBench.Screen.Check([Text], both.Select(finding => PrivacyScreen.ValueOf(Text, finding)).ToHashSet()));
    }

    [Theory]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe\u0007f", "abcdef")]
    [InlineData("一\r\n二\r三\n四\t五", "一\n二\n三\n四 五")]
    [InlineData("ｶﾞ①Ａ が 😀", "ｶﾞ①Ａ が 😀")]
    public void Clean_TakesOnlyWhatNobodySees(string typed, string kept) => Assert.Equal(kept, PrivacyScreen.Clean(typed));

    [Fact]
    public void HalfACharacter_IsNotKept() => Assert.Equal("半分", PrivacyScreen.Clean("半\uD83D分"));

    [Fact]
    public void ScreenedText_ShowsNothingOfItselfWhenPrinted() =>
        Assert.DoesNotContain("秘密", $"{PrivacyScreen.Restore("秘密の話")}", StringComparison.Ordinal);

    [Fact]
    public void Findings_AreInOrder_AndReplacedInPlace()
    {
        const string Text = "母（090-0123-4567）、〒980-0999 東区川沿町3-5-2、hana@mail.example";

        Assert.Equal(
            "母（（電話番号））、〒（郵便番号は省略） 東区川沿町（番地は省略）、（メール）",
            PrivacyScreen.Replace(Text, ScreenBench.Screen.Find(Text)));
    }
}
