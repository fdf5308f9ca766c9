namespace Sendai.Domain.Tests.Directory;

/// <summary>What a line of a summary is about.</summary>
public sealed class IssueOfTests
{
    [Theory]
    [InlineData("食事介助不足について区ごとに報告した", "食事介助不足")]
    [InlineData("施設での配膳困難が続いている", "食事介助不足")]
    [InlineData("来月から近隣関係改善の勉強会をひらく", "近隣関係改善")]
    public void Line_IsAboutTheIssueThatItNames(string line, string label) => Assert.Equal(label, TestPack.City().Build().IssueOf(line)?.Label);

    [Theory]
    [InlineData("")]
    [InlineData("次からは紙を前の日に配る")]
    // Like an issue, but none is named.
    [InlineData("言語の訓練の話が出た")]
    public void LineThatNamesNone_IsAboutNone(string line) => Assert.Null(TestPack.City().Build().IssueOf(line));
}
