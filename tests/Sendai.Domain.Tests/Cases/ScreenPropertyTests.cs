using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Sendai.Domain.Cases;

namespace Sendai.Domain.Tests.Cases;

/// <summary>What holds whatever people type.</summary>
public sealed class ScreenPropertyTests
{
    private const int Long = 20_000;

    /// <summary>Pieces that mean something beside each other.</summary>
    private static readonly string[] Pieces =
    [
        "090-0123-4567", "０２２（１１１）２２２２", "111-2222", "980-0999", "〒", "東区川沿町", "3-5-2", "三丁目", "12番地", "コーポ青空", "105号室", "字柳田80",
        "昭和45年3月2日", "S45.3.2", "2026年5月1日", "生まれ", "生年月日", "誕生日", "5月3日", "マイナンバー", "123456789018", "1234 5678 9018", "受給者証", "番号は", "0410001234",
        "普通", "口座", "1234567", "記号18190", "LINE", "ID:", "taro_12", "@hana_k", "a@b.example", "北浜300あ12-34", "ナンバー", "47歳", "東谷", "ALS", "電話", "TEL",
        "（電話番号）", "（生年月日）", "（番地は省略）", "、", "。", " ", "\n", "の", "は", "：", "（", "）", "-", "/", "0", "9", "12", "１", "一", "〇九〇", "\u200B", "\u202E", "か\u3099", "ｶﾞ", "😀", "\uD83D", "①", "Aさん", "円", "年", "号",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf().Select(letters => new string([.. letters])));

    [Fact]
    public void Findings_LieInTheText_AndNeverOverlap() => Holds(text =>
    {
        var end = 0;
        foreach (var finding in ScreenBench.Screen.Find(text))
        {
            Assert.True(finding.Start >= end && finding.Length > 0 && finding.Start + finding.Length <= text.Length);
            end = finding.Start + finding.Length;
        }
    });

    [Fact]
    public void Replaced_HoldsNothingCertain() => Holds(AssertReplacedHoldsNothingCertain);

    /// <summary>Texts that the generator once found.</summary>
    [Theory]
    [InlineData("三丁目東区川沿町三丁目3-5-2")]
    [InlineData("番号は20121-34")]
    public void ReplacedOnce_HoldsNothingCertain(string text) => AssertReplacedHoldsNothingCertain(text);

    [Fact]
    public void WhatNobodySees_HidesNothing() => Holds(text => Assert.Equal(
        Values(PrivacyScreen.Clean(text)), Values(text)));

    [Fact]
    public void Passed_IsWhatWasCleaned() => Holds(text =>
    {
        if (ScreenBench.Screen.Check([text], new HashSet<string>()) is ScreenResult.Passed passed)
        {
            Assert.Equal(PrivacyScreen.Clean(text), passed.Texts[0].Value);
            Assert.IsType<ScreenResult.Passed>(ScreenBench.Screen.Check([passed.Texts[0].Value], new HashSet<string>()));
        }
    });

    /// <summary>Five times the longest case; whatever grew with the square of the length would take minutes.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("0-")]
    [InlineData("1-")]
    [InlineData("1 ")]
    [InlineData("0 9 ")]
    [InlineData("一")]
    [InlineData("一丁目")]
    [InlineData("町1-2-")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("受給者証番号")]
    [InlineData("普通口座")]
    [InlineData("LINEのID")]
    [InlineData("生年月日(")]
    [InlineData("昭和4")]
    [InlineData("日本で")]
    [InlineData("ハイツ")]
    [InlineData("電話の")]
    public void LongTexts_TakeTimeInProportion(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Long / piece.Length));
        ScreenBench.Screen.Find(text[..1000]);
        var watch = Stopwatch.StartNew();

        ScreenBench.Screen.Find(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(6), $"{watch.Elapsed} for {piece}");
    }

    private static void AssertReplacedHoldsNothingCertain(string text)
    {
        var replaced = PrivacyScreen.Replace(text, ScreenBench.Screen.Find(text));
        Assert.DoesNotContain(ScreenBench.Screen.Find(replaced), finding => finding.IsCertain);
    }

    private static IEnumerable<string> Values(string text) => ScreenBench.Screen.Find(text).Select(finding => PrivacyScreen.ValueOf(text, finding));

    private static void Holds(Action<string> property) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(4000), Prop.ForAll(Arb.From(Texts), property));
}
