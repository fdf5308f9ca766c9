using Sendai.Domain.Cases;
using Sendai.Domain.Summaries;

namespace Sendai.Domain.Tests.Summaries;

/// <summary>What a summary says, part by part.</summary>
public sealed class SummaryContentTests
{
    [Fact]
    public void Lines_AreThoseOfTheText_WithoutTheEmptyOnes()
    {
        var content = new SummaryContent([.. SummaryContent.Parts.Select(part => PrivacyScreen.Restore(part == SummaryPart.Homework ? " 一つ目\r\n\n  \n二つ目 " : ""))]);
        Assert.Equal(["一つ目", "二つ目"], content.Lines(SummaryPart.Homework));
        Assert.Empty(content.Lines(SummaryPart.Topics));
        Assert.False(content.IsEmpty);
    }

    [Fact]
    public void BlankLines_SayNothing() =>
        Assert.True(new SummaryContent([.. SummaryContent.Parts.Select(_ => PrivacyScreen.Restore(" \n　\n"))]).IsEmpty);

    [Fact]
    public void TheSameTexts_AreTheSame_AndOthersAreNot()
    {
        static SummaryContent Of(string text) => new([.. SummaryContent.Parts.Select(_ => PrivacyScreen.Restore(text))]);
        Assert.Equal(Of("あ"), Of("あ"));
        Assert.Equal(Of("あ").GetHashCode(), Of("あ").GetHashCode());
        Assert.NotEqual(Of("あ"), Of("い"));
    }

    [Fact]
    public void EachPart_HasOneText() => Assert.Throws<ArgumentException>(() => new SummaryContent([ScreenedText.Empty]));
}
