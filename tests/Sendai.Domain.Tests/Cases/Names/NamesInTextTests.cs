namespace Sendai.Domain.Tests.Cases.Names;

public class NamesInTextTests
{
    [Theory]
    [InlineData("[高橋]さんのお母さんが、[高橋]さんの弟の[健]さんと来所した。")]
    [InlineData("長男の[翔]が外泊を繰り返し、次女の[美咲]も休みがち。")]
    [InlineData("弟が一人。名前は[けんじ]")]
    [InlineData("相談支援専門員の[大場]より連絡")]
    [InlineData("[三浦]様より、短期入所の空きについて問い合わせあり。")]
    [InlineData("[阿部]氏の退院支援について")]
    [InlineData("[佐藤]夫妻と[鈴木]両氏")]
    [InlineData("[山口]さん　[山口 花代] さん")]
    [InlineData("主治医の[斉藤]先生、訪看の[丹野]さん")]
    [InlineData("[翔太]くんと[結愛]ちゃん")]
    public void CalledWithAnHonorific(string marked) => Assert.Equal(marked, Marked(marked));

    [Theory]
    [InlineData("[四十物]さんの件。")]
    [InlineData("[御園生]さん、[波田野]さん")]
    [InlineData("[すめらぎ]さんは耳が遠い。")]
    [InlineData("[ディエップ]さんはベトナム語だけを話す。")]
    public void NamesThatAreNotListed_AreFoundByTheHonorific(string marked) => Assert.Equal(marked, Marked(marked));

    [Theory]
    [InlineData("氏名：[泉 望]")]
    [InlineData("旧姓[髙橋]、通名[金山]")]
    [InlineData("ﾌﾘｶﾞﾅ [ｲｼｶﾞｷ ﾂﾖｼ]")]
    [InlineData("ふりがな：[ながさわ　ひろし]")]
    [InlineData("後見人は[大槻昌弘]司法書士。")]
    [InlineData("（出席：[石森]医師、[加藤]看護師、サビ管[早坂]、CW[菊地]）")]
    public void BehindALabelOrARole(string marked) => Assert.Equal(marked, Marked(marked));

    [Theory]
    [InlineData("父[義雄]、母[ハナ]、姉[理恵]、長女[愛]")]
    [InlineData("弟（[学]）は県外。")]
    [InlineData("長男の[健一郎]が後見人候補。")]
    [InlineData("娘の[あかり]が世話をしている。")]
    [InlineData("おばの[トシ]さん、[ヨシ子]さん")]
    public void OfTheFamily(string marked) => Assert.Equal(marked, Marked(marked));

    [Theory]
    [InlineData("[佐藤]が電話に出ず、[鈴木]宅を訪問。")]
    [InlineData("[小林]の希望は一人暮らし。")]
    [InlineData("先日[遠藤]来所、[松田]姉が同席。")]
    [InlineData("電話の相手は[林]と名乗った。")]
    [InlineData("[山本 雅彦]（52）")]
    [InlineData("[大内ちづる]、[及川まゆみ]です。")]
    public void WithoutAnHonorific(string marked) => Assert.Equal(marked, Marked(marked));

    [Theory]
    [InlineData("[ジョン・スミス]が同席した。")]
    [InlineData("[グエン・ティ・フォン]さんの通訳")]
    [InlineData("[王]さん、[李]さんの夫の[金]さん")]
    [InlineData("妻の[ジェニファー]は不在がち。")]
    [InlineData("[YAMADA TARO]さん名義、[Le Thi Hoa]さん（32歳）")]
    [InlineData("[Anna]さんは英語講師。")]
    public void Foreign(string marked) => Assert.Equal(marked, Marked(marked));

    [Theory]
    [InlineData("[長町]さん、長町から転居。")]
    [InlineData("[若林]さんは若林区役所に行った。")]
    [InlineData("[長谷川]さんに長谷川式を実施。")]
    [InlineData("[田中]さんの田中ビネー")]
    [InlineData("[森]さんは森の中の家に住む。")]
    public void PeopleCalledLikePlacesAndScales(string marked) => Assert.Equal(marked, Marked(marked));

    private static string Marked(string marked) =>
        PackNames.Mark(marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal));
}
