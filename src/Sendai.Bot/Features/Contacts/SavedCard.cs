using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Says what was saved, and shows the contact as answers show it from now on.</summary>
internal sealed class SavedCard(DirectoryContent content)
{
    /// <param name="body">Whose contact it is.</param>
    /// <param name="edit">What was done.</param>
    /// <param name="isShown">Whether this bot answers with it already; the others follow within seconds.</param>
    public AdaptiveCard Of(ConsultationBody body, ContactEdit edit, bool isShown)
    {
        var heading = edit.IsUndo ? "元に戻しました" : "保存しました";
        var when = isShown ? "いまから、この内容で案内します。" : "数秒のうちに、この内容で案内します。";
        var items = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(when), CardParts.Line(body.Name) };
        items.AddRange(Lines(edit.After));
        return CardParts.Card(
            $"{heading}。{when}{body.Name}",
            items,
            [
                ContactVerbs.Button("続けて直す", ContactVerbs.Body, (ContactVerbs.BodyId, body.Id)),
                ContactVerbs.Button("これまでの変更", ContactVerbs.History, (ContactVerbs.BodyId, body.Id), (ContactVerbs.Label, edit.Key.Label)),
                UndoButton(edit),
            ]);
    }

    public static ActionExecute UndoButton(ContactEdit edit) => ContactVerbs.Button(
        "元に戻す",
        ContactVerbs.Undo,
        (ContactVerbs.BodyId, edit.Key.BodyId),
        (ContactVerbs.Label, edit.Key.Label),
        (ContactVerbs.Version, edit.Version),
        (Nonce.Data, Nonce.New()));

    /// <summary>A contact as answers show it.</summary>
    public IEnumerable<CardElement> Lines(ContactRow? row)
    {
        if (row?.ToContact() is not { } contact)
        {
            yield return CardParts.Line("この連絡先は、いまはありません。");
            yield break;
        }

        yield return CardParts.Line(contact.Phone.Length > 0 ? ContactWords.Line(contact) : $"連絡先未登録です。（{contact.Label}）");
        yield return new TextBlock(new SourceWords(content.Sources).Of(contact)) { IsSubtle = true, Spacing = Spacing.Small };
    }
}
