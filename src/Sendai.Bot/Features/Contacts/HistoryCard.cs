using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Contacts;

/// <summary>The last changes of a contact, and the way back from the newest.</summary>
internal static class HistoryCard
{
    public const int Shown = 5;

    private static readonly (string Column, string Name)[] Names =
    [
        ("phone", "電話番号"), ("hours", "受付時間"), ("source", "どこで確かめたか"), ("source_date", "確かめた日"), ("grade", "確かさ"), ("note", "ひとこと"),
    ];

    /// <param name="body">Whose contact it is.</param>
    /// <param name="key">Which one.</param>
    /// <param name="edits">The newest first.</param>
    /// <param name="now">The contact as it is.</param>
    /// <param name="reader">The object id of whoever reads this.</param>
    public static AdaptiveCard Of(ConsultationBody body, ContactKey key, IReadOnlyList<ContactEdit> edits, ContactRow? now, string? reader)
    {
        const string heading = "これまでの変更";
        var items = new List<CardElement> { CardParts.Heading(heading), CardParts.Line($"{body.Name}　{key.Label}") };
        if (edits.Count == 0)
        {
            items.Add(CardParts.Line("ここから直したことは、まだありません。"));
        }

        items.AddRange(edits.Select(edit => Entry(edit, reader)));
        var actions = new List<CardAction>();
        if (now is not null)
        {
            actions.Add(ContactVerbs.Button("この連絡先を直す", ContactVerbs.Edit, (ContactVerbs.BodyId, key.BodyId), (ContactVerbs.Label, key.Label)));
        }

        if (edits is [var latest, ..])
        {
            if (latest.After?.Hash == now?.Hash)
            {
                actions.Add(SavedCard.UndoButton(latest));
            }
            else
            {
                items.Add(CardParts.Line("最後の変更のあとに、別の方法（ファイルの取り込みなど）で変わっているので、ここからは元に戻せません。", subtle: true));
            }
        }

        return CardParts.Card($"{heading}。{body.Name}。{edits.Count}件", items, actions);
    }

    private static Container Entry(ContactEdit edit, string? reader) => new()
    {
        Separator = true,
        Items =
        [
            new TextBlock(CardText.Escape($"{ContactDates.Moment(edit.At)}　{(edit.Who == reader ? "あなた" : "事務局の方")}{(edit.IsUndo ? "　元に戻した" : "")}"))
            {
                Weight = TextWeight.Bolder,
            },
            .. Changes(edit).Select(change => CardParts.Line(change)),
        ],
    };

    private static IEnumerable<string> Changes(ContactEdit edit)
    {
        if (edit.Before is null || edit.After is null)
        {
            yield return edit.Before is null ? "連絡先を足した" : "足した連絡先をなくした";
        }

        foreach (var (column, name) in Names)
        {
            var (before, after) = (Cell(edit.Before, column), Cell(edit.After, column));
            if (before != after)
            {
                yield return edit.Before is null ? $"{name}：{after}" : $"{name}：{before} → {after}";
            }
        }
    }

    private static string Cell(ContactRow? row, string column) => row?[column] switch
    {
        null or "" => "なし",
        "A" when column == "grade" => "確認ずみ",
        "B" when column == "grade" => "公式だが古い",
        "C" when column == "grade" => "未確認",
        var text => text,
    };
}
