using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Answers the buttons around reports, and 「届いた指摘」.</summary>
internal sealed class ReportButtons(
    ContactDesk desk, ReportDesk reports, ContactButtons contacts, AccessDesk access, Secretariats secretariats, ScreenDesk screens)
{
    private const string Below = "下に出しました。";
    private const string Unknown = "この連絡先は、もう案内のデータにありません。もう一度質問して、新しい答えから知らせてください。";
    private const string Settled = "この指摘は、もう対応ずみです。何も変えていません。";

    /// <summary>「この連絡先は違うようです」: asks in a new card, so that the numbers on the answer stay.</summary>
    public async Task<AdaptiveCardInvokeResponse> AskAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var keys = ReportButton.Read(data.GetString(ReportButton.Contacts)).Select(shown => new ContactKey(shown.BodyId, shown.Label)).Where(IsKnown).ToList();
        if (keys.Count == 0)
        {
            return AdaptiveCardInvokeResponse.Error("NotFound", Unknown);
        }

        turn.Reply(new ReportCards(desk.Directory.Content).Question(keys, await MayEditAsync(turn, keys, cancellationToken), Nonce.New()));
        return AdaptiveCardInvokeResponse.Message(Below);
    }

    /// <summary>「知らせる」.</summary>
    public async Task<AdaptiveCardInvokeResponse> SendAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (KeyOf(data) is not { } key || !IsKnown(key))
        {
            return AdaptiveCardInvokeResponse.Error("NotFound", Unknown);
        }

        if (ReportCards.KindOf(data.GetString(ContactVerbs.Kind)) is not { } kind)
        {
            return AdaptiveCardInvokeResponse.Error("BadRequest", "どう違うかを選んでください。まだ知らせていません。");
        }

        var text = TypedText.Line(data.GetString(ContactVerbs.Text));
        if (text.Length > ReportCards.TextLength)
        {
            return AdaptiveCardInvokeResponse.Error("BadRequest", $"「ひとこと」は{ReportCards.TextLength}文字までにしてください。まだ知らせていません。");
        }

        var body = desk.Body(key.BodyId)!;
        (text, var found) = screens.LookAtRemark(text, data);
        if (found is not null || text.Length > ReportCards.TextLength)
        {
            return await AgainAsync(turn, data, key, kind, text, found, cancellationToken);
        }

        return await desk.RefusalAsync(turn, Operation.ReportContact, body, cancellationToken) is { } refusal
            ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : AdaptiveCardInvokeResponse.Card(ReportCards.Thanks(await reports.TakeAsync(body, key, kind, text, turn, data, cancellationToken), body.Ward));
    }

    /// <summary>The question again, with the remark in it: to its writer only. Where others read, the card stays as it is and its fields with it.</summary>
    private async Task<AdaptiveCardInvokeResponse> AgainAsync(
        Turn turn, ActionData data, ContactKey key, ReportKind kind, string text, Screened.Found? found, CancellationToken cancellationToken) => found switch
    {
        null => AdaptiveCardInvokeResponse.Error("BadRequest", $"置き換えると{text.Length}文字になります。「ひとこと」を{ReportCards.TextLength}文字までに直してください。まだ保存されていません。"),
        _ when !Privacy.IsPrivate(turn) => AdaptiveCardInvokeResponse.Error("BadRequest", FindingParts.Spoken(found) + "直して、もう一度「知らせる」を押してください。"),
        _ => AdaptiveCardInvokeResponse.Card(new ReportCards(desk.Directory.Content).Question(
            [key], await MayEditAsync(turn, [key], cancellationToken), data.GetString(Nonce.Data) ?? Nonce.New(), kind, found)),
    };

    private async Task<bool> MayEditAsync(Turn turn, IEnumerable<ContactKey> keys, CancellationToken cancellationToken) =>
        (await desk.EditableAsync(turn, keys.Select(key => desk.Body(key.BodyId)).OfType<ConsultationBody>(), cancellationToken)).Count > 0;

    /// <summary>「直す」 on a report, and 「自分で直す」 beside the question.</summary>
    public async Task<AdaptiveCardInvokeResponse> EditAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var report = data.GetString(ContactVerbs.Report);
        var found = report is null ? null : await reports.FindAsync(report, cancellationToken);
        if ((found?.Report.Key ?? KeyOf(data)) is not { } key || desk.Body(key.BodyId) is not { } body)
        {
            return AdaptiveCardInvokeResponse.Error("NotFound", Unknown);
        }

        if (await desk.RefusalAsync(turn, Operation.EditContact, body, cancellationToken) is { } refusal)
        {
            return AdaptiveCardInvokeResponse.Error("Forbidden", refusal);
        }

        if (found is { IsOpen: false })
        {
            return AdaptiveCardInvokeResponse.Message(Settled);
        }

        var card = await contacts.CardForAsync(body, key, found?.Report.Id, cancellationToken);
        if (found is null)
        {
            return AdaptiveCardInvokeResponse.Card(card);
        }

        // In the channel the report itself stays for the others.
        turn.Reply(card);
        return AdaptiveCardInvokeResponse.Message(Below);
    }

    /// <summary>「確認しました（変更なし）」.</summary>
    public async Task<AdaptiveCardInvokeResponse> SettleAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(data.GetString(ContactVerbs.Report), cancellationToken) is not { } found || desk.Body(found.Report.Key.BodyId) is not { } body)
        {
            return AdaptiveCardInvokeResponse.Error("NotFound", "この指摘は見つかりませんでした。何も変えていません。");
        }

        return await desk.RefusalAsync(turn, Operation.EditContact, body, cancellationToken) is { } refusal
            ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : AdaptiveCardInvokeResponse.Message(await reports.ConfirmAsync(found.Report, turn, cancellationToken) ? "確認ずみにしました。ありがとうございます。" : Settled);
    }

    /// <summary>「届いた指摘」: what waits for whoever asks. The words of specialists are not for everybody in a channel.</summary>
    /// <param name="turn">Who asks.</param>
    /// <param name="name">A ward, or nothing for all that the person may read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ListAsync(Turn turn, string name, CancellationToken cancellationToken)
    {
        if (name.Length == 0)
        {
            await ListMineAsync(turn, cancellationToken);
        }
        else if (WardNames.Exactly(desk.Directory.Content, name) is not { } ward)
        {
            turn.Reply("その名前の区が見つかりませんでした。「届いた指摘」とだけ書くと、まとめて出せます。");
        }
        else if (await access.RefusalAsync(turn, Operation.ReadContactHistory, ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else
        {
            await ListAsync(turn, [ward], cancellationToken);
        }
    }

    private async Task ListMineAsync(Turn turn, CancellationToken cancellationToken)
    {
        var standing = await access.StandingOfAsync(turn.Reference.User, cancellationToken);
        var mine = desk.Directory.Content.Wards.Cast<Ward?>().Append(null)
            .Where(ward => AccessRules.Decide(Operation.ReadContactHistory, ward, standing) is AccessDecision.Allowed)
            .ToList();
        if (mine.Count == 0)
        {
            turn.Reply(AccessWords.Refusal(new AccessDecision.Refused([Role.Secretariat, Role.Administrator], null)));
            return;
        }

        await ListAsync(turn, mine, cancellationToken);
    }

    private async Task ListAsync(Turn turn, IReadOnlyList<Ward?> wards, CancellationToken cancellationToken)
    {
        var shown = new List<Ward?>();
        foreach (var ward in wards)
        {
            if (await MayBeShownAsync(turn, ward, cancellationToken))
            {
                shown.Add(ward);
            }
        }

        if (shown.Count == 0)
        {
            turn.Reply("届いた指摘は、ボットとの個人チャットか、事務局のチャネルで「届いた指摘」と書くと出せます。");
            return;
        }

        turn.Reply(new ReportCards(desk.Directory.Content).List(await reports.OpenAsync(shown, cancellationToken)));
    }

    private async Task<bool> MayBeShownAsync(Turn turn, Ward? ward, CancellationToken cancellationToken) =>
        turn.Reference.Conversation.ConversationType is null or "personal"
        || (ward is { } of && (await secretariats.FindAsync(of, cancellationToken))?.ChannelId == turn.Reference.Conversation.Id?.Split(';')[0]);

    private static ContactKey? KeyOf(ActionData data) =>
        ReportButton.Read(data.GetString(ContactVerbs.Contact)).Select(chosen => new ContactKey(chosen.BodyId, chosen.Label)).FirstOrDefault();

    private bool IsKnown(ContactKey key) => desk.Body(key.BodyId) is not null
        && (key.Label.Length == 0 || desk.Directory.Content.Contacts.Any(contact => contact.BodyId == key.BodyId && contact.Label == key.Label));
}
