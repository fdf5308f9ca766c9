using Sendai.Domain.Summaries;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Domain.Tests.Summaries.Minutes;

/// <summary>The rules, one by one.</summary>
public sealed class MinutesSplitterTests
{
    [Theory]
    [InlineData("## 決定事項")]
    [InlineData("■決まったこと")]
    [InlineData("【合意したこと】")]
    [InlineData("３．申し合わせ")]
    [InlineData("(2) 決定")]
    [InlineData("＜ｹｯﾃｲ＞")]
    [InlineData("★決めたこと★")]
    [InlineData("決定事項：")]
    [InlineData("**決定事項**")]
    [InlineData("Ⅳ　確認事項")]
    [InlineData("【決】")]
    public void Heading_DecidesForTheLinesBelow_AndIsNoLine(string heading)
    {
        var split = MinutesSplitter.Split($"記録\n{heading}\n・名簿は毎年直す\n・会は偶数月に開く");

        Assert.Equal(["名簿は毎年直す", "会は偶数月に開く"], split.Lines(SummaryPart.Decisions));
        Assert.Equal(["記録"], split.Lines(SummaryPart.Other));
        Assert.Contains(split.LeftOut, left => heading.Contains(left, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("宿題", nameof(SummaryPart.Homework))]
    [InlineData("ToDo", nameof(SummaryPart.Homework))]
    [InlineData("次回までにやること", nameof(SummaryPart.Homework))]
    [InlineData("地域課題として出たこと", nameof(SummaryPart.Issues))]
    [InlineData("次回について", nameof(SummaryPart.Next))]
    [InlineData("次回のテーマ", nameof(SummaryPart.Next))]
    [InlineData("配布資料", nameof(SummaryPart.Links))]
    [InlineData("報告事項", nameof(SummaryPart.Topics))]
    [InlineData("前回の宿題", nameof(SummaryPart.Topics))]
    [InlineData("事務連絡", nameof(SummaryPart.Other))]
    public void Heading_NamesItsPart(string heading, string part)
    {
        var split = MinutesSplitter.Split($"連絡会の記録\n■{heading}\n・みほん");

        Assert.Contains("みほん", split.Lines(Enum.Parse<SummaryPart>(part)));
    }

    [Theory]
    [InlineData("次回から資料を1週間前に配る。")]
    [InlineData("次回以降、2か月に1回にする。")]
    public void WhatHoldsFromTheNextTimeOn_IsNotAboutTheNextTime(string line) =>
        Assert.Equal([line], MinutesSplitter.Split($"決定事項\n・{line}").Lines(SummaryPart.Decisions));

    [Fact]
    public void HeadingThatSaysMore_IsALineOfItsOwn()
    {
        var split = MinutesSplitter.Split("連絡会\n１．話題提供「短期入所を探すとき」\n　・空きが分かりにくい\n２．宿題\n　・表を作る");

        Assert.Equal(["話題提供「短期入所を探すとき」", "空きが分かりにくい"], split.Lines(SummaryPart.Topics));
        Assert.Equal(["表を作る"], split.Lines(SummaryPart.Homework));
        Assert.Contains("宿題", split.LeftOut);
    }

    [Fact]
    public void HeadingBelowAnother_IsAboutTheSame_UntilTheNextOne() => Assert.Equal(
        [(SummaryPart.Decisions, "書類のこと"), (SummaryPart.Decisions, "書式は変えない"), (SummaryPart.Next, "会場は同じ")],
        Said("記録\n【決定事項】\n＜書類のこと＞\n・書式は変えない\n【次回】\n・会場は同じ").Skip(1));

    [Theory]
    [InlineData("６５歳になる方の一覧を、年に一度つくることに決まりました。", nameof(SummaryPart.Decisions))]
    [InlineData("レビューの間隔は４か月に延ばすことで合意した。", nameof(SummaryPart.Decisions))]
    [InlineData("たたき台は、Ａ事業所が１１月２０日までに作成します。", nameof(SummaryPart.Homework))]
    [InlineData("写真を見て、5/22までに返信ください。", nameof(SummaryPart.Homework))]
    [InlineData("お願いの文書は事務局が今週中に出すこととした。", nameof(SummaryPart.Homework))]
    [InlineData("送迎をしてくれる事業所が区内に少ない。", nameof(SummaryPart.Issues))]
    [InlineData("病院ごとに違うことは、地域の課題である。", nameof(SummaryPart.Issues))]
    [InlineData("次回は１１月２５日の１４時から、同じ会場で開きます。", nameof(SummaryPart.Next))]
    [InlineData("えー、次回ですけれども、水曜日の2時からになります。", nameof(SummaryPart.Next))]
    [InlineData("付箋の写真 → https://example.com/fusen", nameof(SummaryPart.Links))]
    [InlineData("スライドは共有フォルダーに入れてあります。", nameof(SummaryPart.Links))]
    [InlineData("会場の片付けにご協力いただきありがとうございました。", nameof(SummaryPart.Other))]
    [InlineData("計画案の書き方を話し合いました。", nameof(SummaryPart.Topics))]
    [InlineData("要介護認定の申請は誕生日の３か月前からできるそうです。", nameof(SummaryPart.Topics))]
    [InlineData("勉強会をしてはどうかという提案があった。", nameof(SummaryPart.Topics))]
    [InlineData("工賃より人間関係がつらいのではないか。", nameof(SummaryPart.Topics))]
    public void Sentence_SpeaksForItself_WhereNoHeadingDoes(string sentence, string part) =>
        Assert.Equal((Enum.Parse<SummaryPart>(part), sentence), Assert.Single(Said(sentence)));

    [Fact]
    public void ClearWords_LeaveTheirHeading() => Assert.Equal(
        [
            (SummaryPart.Topics, "書類の書き方を確かめた"),
            (SummaryPart.Issues, "見学できる事業所が区内にない"),
            (SummaryPart.Decisions, "見本を作ることに決まった"),
            (SummaryPart.Homework, "見本は事務局が12月4日までに作る"),
        ],
        Said("記録\n■話し合ったこと\n・書類の書き方を確かめた\n・見学できる事業所が区内にない\n・見本を作ることに決まった\n・見本は事務局が12月4日までに作る").Skip(1));

    [Fact]
    public void LongParagraph_IsCutIntoSentences_AndQuotesStayWhole() => Assert.Equal(
        ["はじめに話を聞いた。", "「うちもそうだ。困っている」という声が出た。", "終わりに礼を言った"],
        Said("はじめに話を聞いた。「うちもそうだ。困っている」という声が出た。終わりに礼を言った").Select(line => line.Text));

    [Fact]
    public void Item_StaysWhole() => Assert.Equal(
        ["更新が年度末に集中する問題。区だけでは解決できない。"],
        Said("記録\n■課題\n・更新が年度末に集中する問題。区だけでは解決できない。").Skip(1).Select(line => line.Text));

    [Fact]
    public void ShortBranches_KeepTheWordsAbove_AndWhatIsWholeStandsAlone()
    {
        var split = MinutesSplitter.Split("記録\n■議論\n1) 月を分けるには\n　　a. 誕生月にそろえる\n　　b. 区が割り振る\n2) 参加者は前者に傾いた。\n　　・様式は事務局が12月4日までに作る。");

        Assert.Equal(["月を分けるには：誕生月にそろえる ／ 区が割り振る", "参加者は前者に傾いた。"], split.Lines(SummaryPart.Topics));
        Assert.Equal(["様式は事務局が12月4日までに作る。"], split.Lines(SummaryPart.Homework));
    }

    [Fact]
    public void Homework_KeepsWhoWhatAndWhen() => Assert.Equal(
        ["名簿を直す｜事務局｜12月3日", "表を作る（担当：委託、期限：5/29）"],
        MinutesSplitter.Split("記録\n## 宿題\n| 内容 | 担当 | 期限 |\n|---|---|---|\n| 名簿を直す | 事務局 | 12月3日 |\n- [ ] 表を作る（担当：委託、期限：5/29）").Lines(SummaryPart.Homework));

    [Fact]
    public void LabelBeforeAColon_NamesThePart() => Assert.Equal(
        [(SummaryPart.Other, "日時：11月18日"), (SummaryPart.Next, "次回：12月16日 区役所"), (SummaryPart.Decisions, "決定：書式は変えない")],
        Said("連絡会の記録\n日時：11月18日\n次回：12月16日 区役所\n決定：書式は変えない").Skip(1));

    [Fact]
    public void LinesThatAMailHasBroken_AreOneParagraph() => Assert.Equal(
        ["重点的に関わる方の様子を共有した。", "民生委員が週に一回声をかけるようになり、生活のリズムが戻ってきたとの報告だった。"],
        Said("重点的に関わる方の様子を共有した。民生委員が週に一回\n声をかけるようになり、生活のリズムが戻ってきたとの報\n告だった。").Select(line => line.Text));

    [Fact]
    public void TimesOfALog_AreNoLines_AndOtherTimesStay()
    {
        var log = MinutesSplitter.Split("会議 2026/12/1\n13:30　出席の確認\n13:35　経過の報告。\n14:10　件数だけにすることで決着。\n15:00　次回　2/2（火）13:30");

        Assert.Equal(["件数だけにすることで決着。"], log.Lines(SummaryPart.Decisions));
        Assert.Equal(["次回　2/2（火）13:30"], log.Lines(SummaryPart.Next));
        Assert.Contains("14:10", log.LeftOut);
        Assert.Equal(["10:00　受付"], MinutesSplitter.Split("案内\n■次回\n10:00　受付").Lines(SummaryPart.Next));
    }

    [Fact]
    public void WhoAgreesToADecisionOrATask_GoesWithIt() => Assert.Equal(
        [SummaryPart.Homework, SummaryPart.Homework],
        Said("司会「では、手紙は訪問看護さんで12月4日までに、ですね」\n訪問看護「はい、下書きも作ります」").Select(line => line.Part));

    [Fact]
    public void Ruler_EndsAHeading() => Assert.Equal(
        [(SummaryPart.Links, "手引書"), (SummaryPart.Other, "この記録は参加者限りです")], Said("記録\n## 資料\n- 手引書\n\n---\n\nこの記録は参加者限りです").Skip(1));

    [Theory]
    [InlineData("")]
    [InlineData(" 　\r\n\t\n")]
    [InlineData("---\n・\n***")]
    public void NothingSaid_IsNoLine(string text)
    {
        Assert.Empty(MinutesSplitter.Split(text).All);
        Assert.All(MinutesSplitter.Split(text).Texts, Assert.Empty);
    }

    [Fact]
    public void Texts_AreTheLinesOfEachPart() =>
        Assert.Equal(["", "書式は変えない\n会は偶数月", "", "", "", "", "記録"], MinutesSplitter.Split("記録\n■決定\n・書式は変えない\n・会は偶数月").Texts);

    private static IEnumerable<(SummaryPart Part, string Text)> Said(string minutes) => MinutesSplitter.Split(minutes).All.Select(line => (line.Part, line.Text));
}
