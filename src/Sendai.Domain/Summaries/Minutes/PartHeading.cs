using System.Text.RegularExpressions;

namespace Sendai.Domain.Summaries.Minutes;

/// <summary>What a heading says about the lines beneath it.</summary>
/// <param name="Part">The part that it names; null when it names none.</param>
/// <param name="IsBare">Whether it says nothing else.</param>
internal sealed partial record PartHeading(SummaryPart? Part, bool IsBare)
{
    /// <summary>Reads a heading. Words that stand for a part are looked for in this order: 「次回までの宿題」 is 宿題.</summary>
    /// <param name="folded">Its folded text.</param>
    public static PartHeading Of(string folded)
    {
        var text = Noise().Replace(folded, "");
        if (Short(text) is { } named)
        {
            return new PartHeading(named, IsBare: true);
        }

        SummaryPart? part =
            LastTime().IsMatch(text) ? SummaryPart.Topics
            : Homework().IsMatch(text) ? SummaryPart.Homework
            : Next().IsMatch(text) ? SummaryPart.Next
            : Decisions().IsMatch(text) ? SummaryPart.Decisions
            : Issues().IsMatch(text) ? SummaryPart.Issues
            : Links().IsMatch(text) ? SummaryPart.Links
            : Topics().IsMatch(text) ? SummaryPart.Topics
            : Other().IsMatch(text) ? SummaryPart.Other
            : null;
        return new PartHeading(part, part is not null && Fillers().Replace(Named().Replace(text, ""), "").Length == 0);
    }

    /// <summary>In notes one letter is enough.</summary>
    private static SummaryPart? Short(string text) => text switch
    {
        "議" or "話" => SummaryPart.Topics,
        "決" => SummaryPart.Decisions,
        "宿" => SummaryPart.Homework,
        "課" => SummaryPart.Issues,
        "次" => SummaryPart.Next,
        "資" => SummaryPart.Links,
        "他" => SummaryPart.Other,
        _ => null,
    };

    [GeneratedRegex(@"[\s\p{P}\p{S}0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Noise();

    [GeneratedRegex("^前回", RegexOptions.CultureInvariant)]
    private static partial Regex LastTime();

    [GeneratedRegex(HomeworkWords, RegexOptions.CultureInvariant)]
    private static partial Regex Homework();

    [GeneratedRegex(NextWords, RegexOptions.CultureInvariant)]
    private static partial Regex Next();

    [GeneratedRegex(DecisionWords, RegexOptions.CultureInvariant)]
    private static partial Regex Decisions();

    [GeneratedRegex(IssueWords, RegexOptions.CultureInvariant)]
    private static partial Regex Issues();

    [GeneratedRegex(LinkWords, RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(TopicWords, RegexOptions.CultureInvariant)]
    private static partial Regex Topics();

    [GeneratedRegex(OtherWords, RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex($"{HomeworkWords}|{NextWords}|{DecisionWords}|{IssueWords}|{LinkWords}|{TopicWords}|{OtherWords}", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        "事項|として|について|における|に関する|に向けた|こと|もの|今日|本日|今回|当日|この|その|みんな|皆|全体|会議|会|地域|区|主な|一覧|まとめ|要点|概要|要旨|出された|出した|出た|挙がった|上がった|残った|残る|残し|なる|なった|した|する|される|よう|いただいた|からの|から|より|への|まで|など|等|編|欄|の|と|や|に|は|が|を|で|も|へ|お|ご",
        RegexOptions.CultureInvariant)]
    private static partial Regex Fillers();

    private const string HomeworkWords = "宿題|シュクダイ|しゅくだい|ヤルコト|約束(?:した)?|誰が何を|フォロー|今後の対応|タスク|アクション(?:アイテム|プラン)?|todo|やること|すること|やっておくこと|お願い|ご依頼|依頼|役割分担|分担|持ち帰り|対応事項|期限|締切|担当者?$|次回まで|までに";
    private const string NextWords = "次回|ジカイ|じかい|次々回|また(?:集まる|会う)|次に(?:集まる|会う)|次の(?:会|回|予定|開催|集まり|日程)|次は|次の|今後の(?:予定|日程|スケジュール)|来月|日程|今度|開催予定|予告";
    private const string DecisionWords = "決定|ケッテイ|けってい|落としどころ|決まり|決まった|決めた|決議|合意|申し?合わせ|取り決め|確認(?:事項|した)|結論|承認|了承|まとまった|結果$";
    private const string IssueWords = "地域課題|課題|カダイ|かだい|もやもや|モヤモヤ|気になる|気がかり|困りごと|困り事|困って(?:いる)?|問題(?:点|意識)?|積み残し|足りない|不足|ニーズ|悩み";
    private const string LinkWords = "資料|シリョウ|しりょう|置き場|配った|見てほしい|ダウンロード|リンク|参考|添付|配布|配付|url|ファイル|関連(?:情報|ページ)|お役立ち";
    private const string TopicWords = "議題|ギダイ|ぎだい|話の中身|聞いた話?|やった|学んだ|話題(?:提供)?|テーマ|議論|協議|話し?合(?:い|った)?|話した|意見(?:交換)?|やりとり|報告|事例(?:検討)?|検討|質疑(?:応答)?|質問|情報(?:交換|共有|提供)|内容|議事|座談(?:会)?|講話|講演|発表|経過|共有|トピック(?:ス)?|レビュー|前半|後半|研修|説明|グループワーク|ワーク|提案|振り?返り|gsv|スーパービジョン|声$";
    private const string OtherWords = "その他|ソノタ|そのた|ひとこと|つぶやき|出欠|そのほか|事務連絡|連絡(?:事項)?|開会|閉会|終わり|あいさつ|挨拶|出席(?:者)?|参加(?:者)?|日時|日付|会場|場所|メモ|アンケート|感想|会議名|名称|記録(?:者)?|備考|雑談|雑感|自己紹介|お知らせ|余談|お礼|はじめに|おわりに";
}
