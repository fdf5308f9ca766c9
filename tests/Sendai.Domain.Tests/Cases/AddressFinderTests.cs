using Sendai.Domain.Cases;

namespace Sendai.Domain.Tests.Cases;

public sealed class AddressFinderTests
{
    [Theory]
    [InlineData("⟦川沿町3-5-2⟧に住む")]
    [InlineData("自宅は⟦東区川沿町３－５－２⟧")]
    [InlineData("⟦川沿町3-5⟧の借家")]
    [InlineData("⟦北市東区川沿町四丁目十二番三号⟧に住民票")]
    [InlineData("⟦東区大浜9丁目⟧の角の家")]
    [InlineData("⟦東谷2丁目10番地の3⟧")]
    [InlineData("⟦みなみ野2-3-4⟧")]
    [InlineData("⟦北市ほしが原3-4-5⟧へ転居")]
    [InlineData("⟦東区市名沢字新道99-4⟧　姉宅")]
    [InlineData("⟦北市増沢字柳田80⟧")]
    [InlineData("⟦川沿町7-20-1-305⟧")]
    [InlineData("⟦川沿町4の8⟧")]
    [InlineData("⟦東区川沿町2-3-4　川沿マンション501⟧へ退院")]
    [InlineData("⟦東区川沿町2-39東北中ビル6F⟧")]
    [InlineData("⟦コーポ青空105号室⟧に一人で")]
    [InlineData("⟦第二空色荘201⟧")]
    [InlineData("⟦○○アパート203⟧で生活")]
    [InlineData("⟦東谷団地12棟304号室⟧")]
    [InlineData("⟦市営住宅12号棟405号⟧に20年")]
    [InlineData("⟦グリーンハイツB-203号⟧")]
    public void BelowTheTown_IsFound(string marked) => ScreenBench.Finds(ScreenKind.Address, marked);

    [Theory]
    [InlineData("川沿町に住む50代", "")]
    [InlineData("東谷地区で活動している", "")]
    [InlineData("3丁目の公園まで歩く", "")]
    [InlineData("会議室3-1、様式3-1、別紙1-2-3", "")]
    [InlineData("要介護1-2、区分4-5の方、GAF 40-50", "")]
    [InlineData("令和8年4月1日、10-15時、2-3人", "")]
    [InlineData("大人数は苦手、一番困っていること、3番目", "")]
    [InlineData("法第5条第22項、省令第171号", "")]
    [InlineData("アパートで一人暮らし、2階に住む。団地は100世帯", "")]
    [InlineData("病棟の305号室に入院中、研修室203号室", "")]
    [InlineData("一丁目一番地の課題", "")]
    [InlineData("字が読めない、数字が苦手", "")]
    [InlineData("東区川沿町1-2-3の区役所", "")]
    public void WhatIsNoHouse_IsLetStand(string text, string found) =>
        Assert.Equal(found, string.Concat(ScreenBench.Screen.Find(text).Select(finding => PrivacyScreen.ValueOf(text, finding))));

    [Fact]
    public void Suggestion_KeepsTheTown() =>
        Assert.Equal("東区川沿町（番地は省略）", Assert.Single(ScreenBench.Finds(ScreenKind.Address, "⟦東区川沿町3-5-2⟧")).Suggestion);

    [Theory]
    [InlineData("⟦コーポ青空⟧に住む")]
    [InlineData("⟦203号室⟧から異臭")]
    public void HalfOfABuilding_IsAskedAbout(string marked) => ScreenBench.Finds(ScreenKind.Address, marked, certain: false);

    [Theory]
    [InlineData("〒⟦980-0999⟧")]
    [InlineData("〒⟦1000001⟧")]
    [InlineData("郵便番号⟦９８３－０８９９⟧の団地")]
    [InlineData("⟦981-3199⟧ 姉宅")]
    [InlineData("⟦024-0092⟧岩手県北市")]
    public void PostalCodes_AreFound(string marked) => ScreenBench.Finds(ScreenKind.PostalCode, marked);
}
