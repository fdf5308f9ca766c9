using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

public sealed class JapaneseTextTests
{
    [Theory]
    [InlineData("ｶﾞｲﾄﾞﾍﾙﾌﾟ", "ガイドヘルプ")]
    [InlineData("か\u3099いこ\u3099", "がいご")]
    [InlineData("ＤＶ　８０５０", "dv 8050")]
    [InlineData("Ｂ型", "b型")]
    [InlineData("㈱①", "(株)1")]
    public void Widths_AreOne(string typed, string folded) => Assert.Equal(folded, JapaneseText.Fold(typed));

    [Theory]
    [InlineData("障がい者")]
    [InlineData("障碍者")]
    [InlineData("障礙者")]
    [InlineData("障か\u3099い者")]
    [InlineData("障害者")]
    public void SpellingsOfDisability_AreOne(string typed) => Assert.Equal("障害者", JapaneseText.Fold(typed));

    [Theory]
    [InlineData("旭ヶ丘", "旭ケ丘")]
    [InlineData("三ヵ月", "三カ月")]
    public void SmallKana_AreOne(string typed, string folded) => Assert.Equal(folded, JapaneseText.Fold(typed));

    [Theory]
    [InlineData("ヘルパ-")]
    [InlineData("ヘルパ－")]
    [InlineData("ヘルパ―")]
    [InlineData("ヘルパ〜")]
    [InlineData("ヘルパ～")]
    [InlineData("ヘルパ−")]
    [InlineData("ﾍﾙﾊﾟｰ")]
    public void LongVowels_AreOne(string typed) => Assert.Equal("ヘルパー", JapaneseText.Fold(typed));

    [Theory]
    [InlineData("022-123-4567")]
    [InlineData("a-b")]
    [InlineData("東-西")]
    [InlineData("-あ")]
    public void Dash_NotAfterKana_Stays(string typed) => Assert.Equal(typed, JapaneseText.Fold(typed));

    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    [InlineData(0xDE00, 0xD83D)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    public void BrokenCharacter_DoesNotHideTheRest(params int[] broken)
    {
        var folded = JapaneseText.Fold($"介護{string.Concat(broken.Select(c => (char)c))}ｹｱ");

        Assert.StartsWith("介護", folded, StringComparison.Ordinal);
        Assert.EndsWith("ケア", folded, StringComparison.Ordinal);
    }

    [Fact]
    public void WholeEmoji_Stays() => Assert.Equal("😀", JapaneseText.Fold("😀"));

    [Theory]
    [InlineData("H\u0331")]
    [InlineData("ヶ\u3099")]
    [InlineData("\u210B\u0331")]
    public void Fold_Twice_IsFoldOnce(string typed) =>
        Assert.Equal(JapaneseText.Fold(typed), JapaneseText.Fold(JapaneseText.Fold(typed)));

    [Fact]
    public void Fold_OfAnything_IsStable()
    {
        var random = new RandomText(20260401);
        for (var i = 0; i < 500; i++)
        {
            var once = JapaneseText.Fold(random.Next(30));

            Assert.Equal(once, JapaneseText.Fold(once));
        }
    }

    [Fact]
    public void ToHiragana_LeavesAllButKatakana() => Assert.Equal("へるぱー相談ゔabc", JapaneseText.ToHiragana("ヘルパー相談ヴabc"));
}
