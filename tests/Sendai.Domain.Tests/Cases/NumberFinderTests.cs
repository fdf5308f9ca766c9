using Sendai.Domain.Cases;

namespace Sendai.Domain.Tests.Cases;

/// <summary>Numbers of certificates, banks, networks, vehicles, and what tells by its check digit.</summary>
public sealed class NumberFinderTests
{
    [Theory]
    [InlineData(ScreenKind.MyNumber, "⟦123456789018⟧と通知にあった")]
    [InlineData(ScreenKind.MyNumber, "⟦１２３４　５６７８　９０１８⟧")]
    [InlineData(ScreenKind.MyNumber, "マイナンバー⟦9876-5432-1098⟧")]
    [InlineData(ScreenKind.MyNumber, "⟦655012348874⟧のマイナンバーカード")]
    [InlineData(ScreenKind.CertificateNumber, "受給者証番号：⟦0410001234⟧")]
    [InlineData(ScreenKind.CertificateNumber, "受給者証の番号は⟦０４１０００１２３４⟧")]
    [InlineData(ScreenKind.CertificateNumber, "身体障害者手帳 ⟦北県第123456号⟧")]
    [InlineData(ScreenKind.CertificateNumber, "身体障害者手帳2級（番号⟦123456-7⟧）")]
    [InlineData(ScreenKind.CertificateNumber, "療育手帳（⟦北市第1234号⟧）")]
    [InlineData(ScreenKind.CertificateNumber, "診察券 ⟦12-3456-7⟧")]
    [InlineData(ScreenKind.CertificateNumber, "診察券⟦20121-34⟧")]
    [InlineData(ScreenKind.CertificateNumber, "基礎年金番号 ⟦1234-567890⟧")]
    [InlineData(ScreenKind.CertificateNumber, "被保険者証 記号⟦123⟧ 番号⟦4567⟧")]
    [InlineData(ScreenKind.BankAccount, "北銀行 本店 普通 ⟦1234567⟧")]
    [InlineData(ScreenKind.BankAccount, "○○銀行△△支店（普）⟦1234567⟧")]
    [InlineData(ScreenKind.BankAccount, "口座番号：⟦１２３４５６７⟧")]
    [InlineData(ScreenKind.BankAccount, "ゆうちょ 記号⟦18190⟧ 番号⟦12345671⟧")]
    [InlineData(ScreenKind.BankAccount, "カード ⟦4111 1111 1111 1111⟧")]
    [InlineData(ScreenKind.Email, "連絡は⟦hanako.s@mail.example⟧へ")]
    [InlineData(ScreenKind.Email, "⟦ｔａｒｏ＠ｍａｉｌ．ｅｘａｍｐｌｅ⟧")]
    [InlineData(ScreenKind.Email, "⟦taro [at] mail.example⟧、⟦yuki (at) mail.example⟧、⟦ken at mail.example⟧")]
    [InlineData(ScreenKind.SocialId, "LINE ID: ⟦taro1234⟧")]
    [InlineData(ScreenKind.SocialId, "ラインのIDは⟦hanako_k⟧")]
    [InlineData(ScreenKind.SocialId, "X（旧Twitter）の⟦@kenji_s1975⟧で")]
    [InlineData(ScreenKind.SocialId, "インスタのアカウントは⟦yuki.t_0917⟧、")]
    [InlineData(ScreenKind.SocialId, "SNS（⟦＠aya__m⟧）で知り合った")]
    [InlineData(ScreenKind.Plate, "⟦北浜300あ12-34⟧")]
    [InlineData(ScreenKind.Plate, "車（⟦北浜５８０ち４５－６７⟧）で送迎")]
    [InlineData(ScreenKind.Plate, "⟦北浜 583 め ・9-15⟧のワゴン")]
    [InlineData(ScreenKind.Plate, "ナンバーが⟦北浜501の33-21⟧の車")]
    public void Identifiers_AreFound(ScreenKind kind, string marked) => ScreenBench.Finds(kind, marked);

    [Theory]
    [InlineData("身体障害者手帳1級、療育手帳B1、2020年に療育手帳を取得")]
    [InlineData("受給者証の期限が2026-03-31、受給者証の更新は3月")]
    [InlineData("診察券を500円で再発行、普通 150000円を貯金")]
    [InlineData("月に100000円、口座に1000000円")]
    [InlineData("受付番号2026-014、加算コード 631234")]
    [InlineData("mado@city.example に送った")]
    [InlineData("オンラインで参加、LINEで連絡、Xデー")]
    [InlineData("マイナンバーカードの申請、ナンバーワン、ナンバー2")]
    [InlineData("20260412の記録、平成18年厚生労働省令第171号")]
    [InlineData("@500円、1箱200円×30")]
    public void OtherNumbers_AreLetStand(string text) => Assert.Empty(ScreenBench.Screen.Find(text));

    [Fact]
    public void LongNumberOfNothing_IsAskedAbout() => ScreenBench.Finds(ScreenKind.CertificateNumber, "⟦9876543210⟧と書いた紙", certain: false);

    [Fact]
    public void BadCheckDigit_IsAskedAbout() => ScreenBench.Finds(ScreenKind.MyNumber, "⟦1234 5678 9012⟧", certain: false);

    [Theory]
    [InlineData("東谷に住む47歳の⟦ALS⟧の男性")]
    [InlineData("⟦ハンチントン病⟧の52歳、川沿町の自宅で療養")]
    [InlineData("大浜小学校に通う8歳、⟦ハンチントン病⟧")]
    public void RareIllnessWithAgeAndArea_IsAskedAbout(string marked) => ScreenBench.Finds(ScreenKind.Combination, marked, certain: false);

    [Fact]
    public void RareIllness_IsAskedAboutWhereTheThreeStandInSeveralTexts()
    {
        var found = ScreenBench.Screen.Find(["52歳", "ハンチントン病", "東谷の自宅"]);

        Assert.Equal([0, 1, 0], found.Select(findings => findings.Count));
        Assert.Equal("難病", found[1][0].Suggestion);
    }

    [Theory]
    [InlineData("東区の47歳、ALSの男性")]
    [InlineData("ALSについて東谷で学ぶ")]
    [InlineData("東谷に住む47歳、糖尿病")]
    [InlineData("SALSAを東谷で踊る47歳")]
    public void IncompleteCombination_IsLetStand(string text) => Assert.Empty(ScreenBench.Screen.Find(text));
}
