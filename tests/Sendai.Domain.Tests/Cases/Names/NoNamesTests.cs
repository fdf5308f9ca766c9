namespace Sendai.Domain.Tests.Cases.Names;

public class NoNamesTests
{
    [Theory]
    [InlineData("娘の夢は看護師。母の力が落ち、父の体も弱っている。")]
    [InlineData("Aさん、K.S.さん、Ａ氏、○○さん、●●様、B男くん、甲さん")]
    [InlineData("ケアマネさん、民生委員さん、大家さん、ヘルパーさん、年金事務所さん、お坊さん")]
    [InlineData("お母さん、奥さん、息子さん、皆さん、赤ちゃん、おじいちゃん")]
    [InlineData("本人様、ご家族様、奥様、神様、同様、様子")]
    [InlineData("たくさん食べて、さんざん歩くんですが、ちゃんと眠れない")]
    public void RolesAndPlaceholders(string text) => Assert.Equal(text, PackNames.Mark(text));

    [Theory]
    [InlineData("高橋地区、福田町駅、泉中央、長町南、山田エリア、若林区役所")]
    [InlineData("白石や角田の事業所、岩切にある工場、石川県の施設")]
    [InlineData("鈴木医院、佐藤製薬、三浦アパート、千葉クリニック、小林整形外科")]
    public void PlacesAndBodies(string text) => Assert.Equal(text, PackNames.Mark(text));

    [Theory]
    [InlineData("田中ビネー、鈴木ビネー、長谷川式、遠城寺式、津守式、内田クレペリン")]
    [InlineData("橋本病、川崎病、ダウン症、パーキンソン病、クロイツフェルト・ヤコブ病")]
    public void ScalesAndIllnesses(string text) => Assert.Equal(text, PackNames.Mark(text));

    [Theory]
    [InlineData("原因、関係、金曜、森林、東西、平和、林業、星を見る")]
    [InlineData("母の愛、娘の希望、光熱費、平成元年、大学生、人見知り、留守")]
    [InlineData("長男は中学生、次女は保育園児、義母の介護")]
    [InlineData("デイサービス・ショートステイ、トヨタの工場、アンパンマンの歌")]
    [InlineData("Zoomでの会議、LINEのID、WAIS-IV、Microsoft Teams")]
    public void OrdinaryWords(string text) => Assert.Equal(text, PackNames.Mark(text));
}
