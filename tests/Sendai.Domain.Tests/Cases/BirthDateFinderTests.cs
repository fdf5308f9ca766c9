using Sendai.Domain.Cases;

namespace Sendai.Domain.Tests.Cases;

public sealed class BirthDateFinderTests
{
    [Theory]
    [InlineData("⟦昭和45年3月2日⟧生まれ")]
    [InlineData("⟦1970年3月2日⟧生で、介護保険に移る")]
    [InlineData("生年月日：⟦1970/03/02⟧")]
    [InlineData("生年月日は⟦２００１年５月１７日⟧です")]
    [InlineData("（⟦Ｓ４５．３．２⟧生）")]
    [InlineData("⟦S.38.1.15⟧生（要支援1）")]
    [InlineData("⟦昭56年2月11日⟧生まれ")]
    [InlineData("⟦H17.08.19⟧生まれの生徒")]
    [InlineData("生年月日　⟦平成元年四月一日⟧　自閉症")]
    [InlineData("誕生日は⟦3月2日⟧")]
    [InlineData("⟦5月3日⟧が誕生日")]
    [InlineData("⟦昭和45(1970)年3月2日⟧生")]
    [InlineData("⟦平成30年7月7日⟧に長男を出産")]
    [InlineData("⟦昭和22年4月3日⟧に北国で生まれ、")]
    [InlineData("⟦一九九一年八月十五日⟧生まれ")]
    [InlineData("生年月日：⟦1991年8月⟧")]
    [InlineData("生年月日は⟦19700302⟧")]
    [InlineData("⟦62/8/9⟧生")]
    [InlineData("⟦昭和45年3月2日⟧（55歳）")]
    public void DatesOfBirth_AreFound(string marked) => ScreenBench.Finds(ScreenKind.BirthDate, marked);

    [Theory]
    [InlineData("本人 ⟦S45.3.2⟧ 男性")]
    [InlineData("⟦昭和45年3月⟧生まれ")]
    public void WhatOnlyLooksLikeOne_IsAskedAbout(string marked) => ScreenBench.Finds(ScreenKind.BirthDate, marked, certain: false);

    [Theory]
    [InlineData("2026年4月1日に会議を開く")]
    [InlineData("平成20年4月1日に手帳を取得、R8.3.31まで支給決定")]
    [InlineData("2026年4月1日生活保護を申請")]
    [InlineData("生まれつきの障害。4月生まれ、昭和45年生まれ")]
    [InlineData("出産予定日は2026年8月15日、2026年8月15日に出産予定")]
    [InlineData("誕生日会を5月3日に開く")]
    [InlineData("1999/12/31に入院、今年65歳になる")]
    public void OtherDates_AreLetStand(string text) => Assert.Empty(ScreenBench.Screen.Find(text));
}
