using Sendai.Domain.Cases;

namespace Sendai.Domain.Tests.Cases;

public sealed class PhoneFinderTests
{
    [Theory]
    [InlineData("母の携帯は⟦090-0123-4567⟧です")]
    [InlineData("母の携帯は⟦０９０（０１２３）４５６７⟧です")]
    [InlineData("⟦(022)111-2222⟧に電話すると父が出ます")]
    [InlineData("父（⟦022-111-2222⟧）")]
    [InlineData("TEL⟦0221112222⟧")]
    [InlineData("携帯は⟦〇九〇ー〇一二三ー四五六七⟧")]
    [InlineData("⟦022.111.2222⟧、耳が遠い")]
    [InlineData("⟦０９０・０１２３・４５６７⟧")]
    [InlineData("⟦090 0123 4567⟧日中のみ")]
    [InlineData("⟦0 9 0 0 1 2 3 4 5 6 7⟧")]
    [InlineData("⟦090−0123‐4567⟧")]
    [InlineData("⟦022一111ー2222⟧")]
    [InlineData("⟦〇九〇―〇一二三―四五六七⟧")]
    [InlineData("番号は⟦090の0123の4567⟧")]
    [InlineData("⟦090-0123-\n4567⟧")]
    [InlineData("⟦+81 90-0123-4567⟧")]
    [InlineData("⟦＋８１９００１２３４５６７⟧")]
    [InlineData("⟦(+81) 22-111-2222⟧")]
    [InlineData("⟦090-0123-4567⟧/⟦022-111-2222⟧")]
    [InlineData("⟦080-0533-9126⟧と⟦070-0331-9987⟧")]
    [InlineData("連絡先1：⟦022-111-2222⟧ 連絡先2：⟦090-0123-4567⟧")]
    [InlineData("電話番号⟦022-345-678⟧")]
    [InlineData("⟦［090］0123－4567⟧")]
    [InlineData("自宅電話：⟦111-2222⟧")]
    [InlineData("😀👨‍👩‍👧 電話⟦０９０\u200B-０１２３-４５６７⟧")]
    [InlineData("⟦0\u202E90-0123-45\u030567⟧")]
    [InlineData("⟦90-0123-4567⟧")]
    public void Numbers_AreFound(string marked) => ScreenBench.Finds(ScreenKind.Phone, marked);

    [Fact]
    public void SevenDigitsWithoutALabel_AreAskedAbout() => ScreenBench.Finds(ScreenKind.Phone, "⟦111-2222⟧に連れていく", certain: false);

    [Theory]
    [InlineData("窓口は022-999-0001、FAXは０２２（９９９）０００２")]
    [InlineData("電話 999-0001")]
    [InlineData("+81-22-999-0001")]
    [InlineData("110、119、188、189、#7119")]
    [InlineData("0120-000-000に電話した")]
    [InlineData("事業所番号0410000000")]
    [InlineData("2026-04-01 10:30-12:00、5/7と5/14")]
    [InlineData("家賃35,000円、1日1-2回、8050問題")]
    [InlineData("対象は10-15人、1グループ4-5名")]
    [InlineData("電話番号を変えた。電話は3回した")]
    [InlineData("血圧180/110、0.5mg、IQ65")]
    public void OtherNumbers_AreLetStand(string text) => Assert.Empty(ScreenBench.Screen.Find(text));
}
