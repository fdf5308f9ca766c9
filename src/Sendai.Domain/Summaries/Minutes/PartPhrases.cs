using System.Text.RegularExpressions;

namespace Sendai.Domain.Summaries.Minutes;

/// <summary>What a sentence says by its own words, whatever heading it stands under. The text is folded.</summary>
internal static partial class PartPhrases
{
    private const string Day =
        @"(?:(?:\d{1,2}月)?\d{1,2}日|\d{1,2}/\d{1,2}|\d{1,2}月(?:末|中|上旬|中旬|下旬|初め|の会議?)?|[今来翌](?:週|月)(?:末|中)?|(?:月|週|年|年度)末|年内|年明け|年度[内中]|次回|次(?:の(?:会|回|とき|時))?(?=まで|迄)|次の(?:会|回)|会議|会(?=まで|迄)|の会|明日|[月火水木金土日]曜日?)";

    private const string Place =
        "(?:事業所|サービス|場所?|居場所|先|人材|人手|担い手|なり手|職員|相談員|機会|部屋|受け皿|制度|しくみ|仕組み|手段|資源|屋さん|枠|病院|医者|医師|医療機関|ヘルパー|ものが?|窓口|バス|研修|情報|手立て|交通手段|施設|住まい|物件|ホーム|短期入所)";

    /// <summary>Whether somebody is asked to do something by a day.</summary>
    public static bool IsHomework(string text, bool isStory)
    {
        if (Owner().IsMatch(text))
        {
            return true;
        }

        var told = Told().IsMatch(text) && !Decided().IsMatch(text);
        if (told || Question().IsMatch(text) || !Deadline().IsMatch(text))
        {
            return false;
        }

        // In the story of one household people do things by a day, too.
        return Asked().IsMatch(text) || (isStory ? Actor().IsMatch(text) && Doing().IsMatch(text) : Actor().IsMatch(text) || Doing().IsMatch(text));
    }

    /// <summary>Whether somebody is named, or everybody is asked.</summary>
    public static bool NamesSomebody(string text) => Actor().IsMatch(text) || Asked().IsMatch(text);

    public static bool IsDecided(string text) => Decided().IsMatch(text);

    /// <summary>Whether it sounds like a decision where nothing else says what it is.</summary>
    public static bool SoundsDecided(string text) => Settled().IsMatch(text);

    public static bool IsNext(string text) => NextTime().IsMatch(text);

    /// <summary>Whether it can go on with what was said about the next time.</summary>
    public static bool GoesOnWithNext(string text) => OfNextTime().IsMatch(text);

    public static bool IsSigningUp(string text) => SigningUp().IsMatch(text);

    public static bool IsIssue(string text) => !Question().IsMatch(text) && (CalledIssue().IsMatch(text) || Lack().IsMatch(text));

    /// <summary>Whether it sounds like an issue of the area where nothing else says what it is.</summary>
    public static bool SoundsLikeAnIssue(string text) => !Question().IsMatch(text) && LackHere().IsMatch(text);

    /// <summary>Whether somebody who is named is to do something, be it without a day.</summary>
    public static bool SoundsLikeHomework(string text) => !Question().IsMatch(text) && Errand().IsMatch(text);

    public static bool GoesOnAlike(string text) => Alike().IsMatch(text);

    public static bool Accepts(string text) => Acceptance().IsMatch(text);

    public static bool IsLink(string text) => Address().IsMatch(text) || Kept().IsMatch(text);

    public static bool HasAddress(string text) => Address().IsMatch(text);

    /// <summary>Openings, closings, and thanks.</summary>
    public static bool IsGreeting(string text) => Greeting().IsMatch(text);

    /// <summary>What is about this meeting and not about its subject.</summary>
    public static bool IsAboutTheMeeting(string text) => Housekeeping().IsMatch(text);

    /// <summary>What is said, without who says it.</summary>
    public static string WithoutSpeaker(string folded) => Speaker().Replace(folded, "");

    /// <summary>Words that only begin a sentence are no part of what is said.</summary>
    public static string WithoutBeginning(string spoken) => Beginning().Replace(spoken, "");

    [GeneratedRegex(@"^(?:[^「」。、:]{1,24}「(?=[^」]*」?$)|[^「」。、: ]{1,12}: *|[【\[(<〈《〔][^】\])>〉》〕]{1,12}[】\])>〉》〕] *|[^「」。、: ]{1,12}> *)+", RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();

    [GeneratedRegex("^(?:(?:えーと|えー|ええと|あのー?|あ|まあ|はい|じゃあ|そしたら|そうしたら|では|それでは|それで|それから|あと|まず|なお|さて|また|最後に|あわせて|ちなみに|で|そして|最後|えっと|うーん|ええ|そうですね)(?:ー|っと|ですね)?[、,。 ]+|(?:それで|それでは|では|じゃあ|で)(?=次|来月))+", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\((?:担当|期限|締切|〆切|しめきり)|次回(?:に|は|も)?[^。]{0,20}(?:持参|持って(?:き|来)|持ち寄)", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    [GeneratedRegex($@"{Day}[^。、:]{{0,6}}?(?:まで|迄)(?!の\d)|(?:\d{{1,2}}月|[今来](?:週|月)|年度|年内|本日|今日)中[に」) 、。]|(?:{Day})(?:に|には)[^。]*(?:提出|発送|配|送)|(?<!から)(?<!\d)\d+(?:日|週間|か月)以内|期限|締め?切|〆切|しめきり|必着", RegexOptions.CultureInvariant)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"(?:事務局|区|市|事業所|センター|相談室|相談支援|課|係|全員|各自|みんな|皆さん|会員|担当|さん|病院|訪問看護|専門員|部会|私|こちら|班|座長|司会|\d名|所)[^。、]{0,8}?(?:は|が|も|に|で|と|:|→|/|から|より|へ|にて|ずつ)", RegexOptions.CultureInvariant)]
    private static partial Regex Actor();

    [GeneratedRegex("作成|作る|作り|作って|つくる|つくって|出す|出し|提出|配る|配っ|配り|配布|送る|送っ|送り|送付|発送|行う|行い|行な|まとめ|調べ|確認|連絡|書く|書い|書き|依頼|お願い|返信|返事|持って|持ち寄|準備|用意|報告|回答|周知|知らせ|集め|募|決め|終え|修正|直す|直し|入力|記入|登録|検討|調整|共有|載せ|渡す|いただ|伝え|数え|声をかけ|整理|手配|予約|確保|更新|つく|聞い|聞く|問い合わせ|広げ|進め|引き受け|仕上げ|打診", RegexOptions.CultureInvariant)]
    private static partial Regex Doing();

    [GeneratedRegex("(?:ください|下さい|お願い(?:し|いた)?(?:ます|したい)?|いただきたい|お願いする|いただけますか|願います)", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?:た|済み?|だった|とのこと|という話|できる|できます|そうです|取れない|かかる|かかります)[」)。\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"(?:\?|か|かな|どうするか)[」)。\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex("ことに(?:決まっ|決定|決し|なった|なりまし|した|しまし|します|する)|こととな(?:った|りまし)|ことと(?:した|しまし|します|する)|[でにをが](?:合意|決着|了承|承認|可決)(?!に至ら|でき)|[でにをが]決定(?!権)|決定(?:で|し|され|。|$)|合意(?:し|。|$|が)|[にがとは]決まっ?(?:た|りまし)|決めた|決めまし|申し?合わせ(?:た|まし)|確定(?:です|し)|異議(?:は)?な[くしか]|全会一致|満場一致|方針で(?:合意|一致)|で一致|[にが]まとまっ|結論[にと](?:なっ|し)|に落ち着い|でいきま(?:す|しょう)|でよろしいですね|(?:決まり|決定)です|賛成多数", RegexOptions.CultureInvariant)]
    private static partial Regex Decided();

    [GeneratedRegex("(?:とする|とします|にします|にする|にしました|としました|とした)[」)。]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Settled();

    [GeneratedRegex($@"^(?:\S{{0,6}}の)?(?:次回(?!ま|迄|以降|から|へ|提出)|次々回|次の(?!機会)[\w]{{0,8}}?(?:会|回|集まり|開催)(?![議のに]*(?:ま|迄))|次は(?=.{{0,20}}(?:\d|曜|会場|時))|来月は(?=.{{0,20}}(?:\d|曜|会場|時))|来月の\w{{0,3}}会|次の\w{{1,8}}は(?=.{{0,8}}\d)|今度[はの](?=.{{0,10}}\d))|また(?:集まり|お会い)|次回(?:は|も|の(?:日程|日時|開催|\w{{0,3}}会|場所|会場|テーマ|内容|議題|予定|事例|担当|進行|司会|当番))|次回(?!から|以降).{{0,20}}\d", RegexOptions.CultureInvariant)]
    private static partial Regex NextTime();

    [GeneratedRegex(@"予定|場所|会場|テーマ|内容|提供|講師|お呼び|時から|申し?込|議題|オンライン|担当は|進行は|持ち物|開始|\d月\d|楽しみ|併用|開催|取り上げ|招き|ハイブリッド|zoom|変更|集合|曜|募集|当番|司会", RegexOptions.CultureInvariant)]
    private static partial Regex OfNextTime();

    [GeneratedRegex("申し?込|参加(?:の|する|を|希望)|出欠|希望者", RegexOptions.CultureInvariant)]
    private static partial Regex SigningUp();

    [GeneratedRegex(@"課題(?:[」)。\s]*$|と(?:なって|感じ|思|いえ|考え|の)|として|で(?:ある|す|は)|だ|に(?:挙が|上が|挙げ|上げ(?!るとき)|なって)|なの|が(?:残|あ|挙)|感|に[^。]{0,6}上げ)|地域課題(?:へ|化)|問題(?:である|です|となって|になって)|担い手不足|人手不足|不足し|不足と|不足が|不足で|足りな|取り残され|待ち(?:時間|が|に)|(?:か月|カ月|ケ月|半年|年|週間)待|予約が取れ|空きが(?:な|見つ)|見つから[なず]|受け皿がな|抜け(?:て|落ち)|行き場が|制度の(?:はざま|狭間|谷間)|どこ[にも][^。]{0,12}断ら|手が回らな", RegexOptions.CultureInvariant)]
    private static partial Regex CalledIssue();

    [GeneratedRegex($@"{Place}(?:自体|そのもの|など|の数)?(?:が|は|も|すら|には?)[^。]{{0,16}}?(?:(?:(?<=[がはもどに])|(?<=まったく|全く|一つも))(?:ない(?!か)|なく|ありません|いない|いません)|少な|足りな|不足|限られ|しかな|しかいな|抜け|乏し|偏って|数えるほど)", RegexOptions.CultureInvariant)]
    private static partial Regex Lack();

    [GeneratedRegex("(?:区内|この区|うちの区|地域|どこの|市内|近く|この辺|圏域|[東西南北](?:部|側))[^。]{0,30}(?:ない|少な|足りな|不足|限られ|ありません|いません|遠[いく]|偏)(?!か)|しか(?:な|いな|ありま|いま)|整って(?:い)?な|知られて(?:い)?な|届いて(?:い)?な|追いつ(?:か|いてい)な|対応しきれ|途切れ|偏在|待機|順番待ち|引き受け手|負担が(?:大き|集中)", RegexOptions.CultureInvariant)]
    private static partial Regex LackHere();

    [GeneratedRegex("(?:事務局|事業所|センター|相談室|相談支援|課|係|さん|私|こちら|区)(?:さん)?(?:が|で|に|から|のほうで|の方で)[^。]{0,40}(?:作|つく|まとめ|調べ|聞|確認|連絡|用意|準備|配|送|出|持って|お願い|書|探|声)[^。]{0,10}?(?:する|します|る|ります|きます|せます|もらう|もらいます|いただく|いただきます|おく|おきます|ましょう)(?:ね|と)?[」。]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Errand();

    [GeneratedRegex("(?:同じ|同様|同感)", RegexOptions.CultureInvariant)]
    private static partial Regex Alike();

    [GeneratedRegex("^(?:はい|承知|了解|分かりました|わかりました|引き受け|やります|異議|賛成|了承)", RegexOptions.CultureInvariant)]
    private static partial Regex Acceptance();

    [GeneratedRegex(@"https?://|www\.|\.(?:xlsx?|docx?|pdf|pptx?)(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"共有(?:フォルダ|ドライブ)|チャネルの「?ファイル|^参考[: ]|^(?:資料|配布資料|添付)\d?[: ]|(?:資料|スライド|案内|一覧|記録|様式|手引|写真|表|チラシ|動画|録画|紙|冊子|ファイル|データ)[^。]{0,24}(?:に入れ|に置|に載|掲載|からダウンロード|を参照|参照$|ご覧|のとおり|の通り|に保存|を?添付|に貼|にアップ|に格納|で配布|を配(?:布|りまし|った)|にあり|にある|で見|で読め)|チャネル(?:の\w*)?に(?:入れ|置|あげ|上げ|貼|載せ)|qrコード|ホームページ(?:に|で|から)", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    [GeneratedRegex("お疲れ|おつかれ|こんにちは|おはようござ|こんばんは|初めまして|お開き|お時間|時間に(?:なりました|なったので)|時間ですので|始めたいと|始めていき|スタート(?:し|です)|ここまで(?:と|に|です)|終わりに(?:し|いたし)|失礼(?:し|いたし)ます|ご多用|取り急ぎ|ご不明|何かありましたら|返信不要|お気をつけ|いつもお|ありがとうござい|^ありがとう|お過ごし|皆(?:様|さま|さん)$|^各位|閉会|開会|散会|解散|定刻|始めます[」。]*$|始めさせて|以上で(?:終|本|す)|以上です|これで終|終わります|終了し|よろしくお願い(?:いた|し)ます[」。]*$|お世話に|ご自愛|お大事に|足元の悪|(?:雨|雪|寒い|暑い)中|お忙しい|ご(?:参加|出席)(?:いただ|くだ)|お集まり|楽しみにし|文責", RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"お送りします|送ります[」。]*$|(?:ご報告|共有|まとめ)(?:し|いたし)ます[」。]*$|まとめましたので|お届けします|まとめます[」。]*$|聞こえ|ミュート|カメラ|画面|録音|撮影|守秘|秘密|口外|回収|お茶|お菓子|欠席|遅れて|途中(?:から|で)(?:参加|退席|抜け)|原状|消灯|タイムキーパー|記録係|書記|進行を|司会を|事務局(?:です)?$|^(?:tel|fax|電話|メール|e-?mail|件名|差出人|宛先|to|cc)[: ]|おわび|お詫び|集金|駐車|駐輪|片付け|アンケート|名の?(?:参加|出席)|(?:参加|出席)(?:者)?\d|^(?:令和\d+年|20\d\d[年/.-])\d{1,2}[月/.-]\d{1,2}|^(?:参加|出席)(?:者)?[: は]|出席の確認|資料の確認|自己紹介|^(?:日時|日にち|会場|場所|進行|司会|書記|記録者?|会議名|欠席)(?::| )|ルールの確認|この記録|議事録|取扱注意|転載|飲み物|暖房|冷房|換気|休憩|受付|名札|正式な記録|速報|wi-?fi|庁舎", RegexOptions.CultureInvariant)]
    private static partial Regex Housekeeping();
}
