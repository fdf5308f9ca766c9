using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Answers the buttons with which contacts are kept. Rights are asked at each press: a card may be old, or somebody else's.</summary>
internal sealed class ContactButtons(
    ContactDesk desk, ContactStore store, ReportDesk reports, DirectoryRefresh refresh, AuditLog audit, ScreenDesk screens, TimeProvider time)
{
    // A press must be answered within five seconds, and the change is saved by then.
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromSeconds(2);

    private const string NoBody = "この相談先は、もう案内のデータにありません。何も変えていません。";
    private const string NoContact = "この連絡先は、もうありません。何も変えていません。";
    private const string Busy = "ほかの方の変更と重なって、保存できませんでした。何も変えていません。少し待って、もう一度押してください。";

    /// <summary>A body was chosen: its only contact, the choice of one, or a new one.</summary>
    public Task<AdaptiveCardInvokeResponse> BodyAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ForBodyAsync(turn, data, Operation.EditContact, async body => AdaptiveCardInvokeResponse.Card(await BodyCardAsync(body, cancellationToken)), cancellationToken);

    /// <summary>「連絡先を足す」.</summary>
    public Task<AdaptiveCardInvokeResponse> AddAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ForBodyAsync(turn, data, Operation.EditContact, body => Task.FromResult(AdaptiveCardInvokeResponse.Card(AddCard(body))), cancellationToken);

    /// <summary>A contact was chosen, or what was typed shall be shown again.</summary>
    public Task<AdaptiveCardInvokeResponse> EditAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForBodyAsync(
        turn,
        data,
        Operation.EditContact,
        async body =>
        {
            var row = await store.FindAsync(KeyOf(data), cancellationToken);
            return ContactFields.Typed(data) is { } typed ? AdaptiveCardInvokeResponse.Card(CardOf(body, data, typed).ToCard())
                : row is null ? Gone(NoContact)
                : AdaptiveCardInvokeResponse.Card(CardOf(body, row, data.GetString(ContactVerbs.Report)).ToCard());
        },
        cancellationToken);

    /// <summary>「保存する」.</summary>
    public Task<AdaptiveCardInvokeResponse> SaveAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForBodyAsync(
        turn,
        data,
        Operation.EditContact,
        async body =>
        {
            var typed = ContactFields.Typed(data) ?? new TypedContact("", "", "", "", "", null, "");
            var line = TypedText.Line(typed.Note);
            var (note, found) = line.Length > ContactEntry.NoteLength ? (line, null) : screens.LookAtRemark(line, data);
            typed = typed with { Note = note };
            var card = CardOf(body, data, typed);
            // What stands there already is not asked about again at every change of the number.
            if (found is not null && (await store.FindAsync(KeyOf(data), cancellationToken))?["note"] != note)
            {
                return AdaptiveCardInvokeResponse.Card((card with { Found = found }).ToCard());
            }

            if (ContactEntry.Read(typed, desk.Today) is not ContactEntry.Fits entry)
            {
                var flaws = ((ContactEntry.Wrong)ContactEntry.Read(typed, desk.Today)).Flaws;
                return AdaptiveCardInvokeResponse.Card((card with { Flaws = flaws }).ToCard());
            }

            var key = card.Label is null ? new ContactKey(body.Id, entry.Label) : KeyOf(data);
            if (entry.Phone.Length == 0 && data.GetBoolean(ContactVerbs.EmptyAgreed) != true
                && await store.FindAsync(key, cancellationToken) is { } now && now["phone"].Length > 0)
            {
                return AdaptiveCardInvokeResponse.Card(card.ToEmptyingCard());
            }

            var outcome = await ChangeAsync(
                key, card.Basis, row => (row ?? ContactRow.New(key)).With(entry), isUndo: false, turn, data, cancellationToken);
            if (outcome is ContactOutcome.Done && card.Report is { } report)
            {
                await reports.SettleByEditAsync(report, turn, cancellationToken);
            }

            return await AnswerAsync(body, outcome, now => CardOf(body, data, typed) with { Label = key.Label, Basis = now?.Hash, Alerts = Moved(now) }, cancellationToken);
        },
        cancellationToken);

    /// <summary>「これまでの変更」.</summary>
    public Task<AdaptiveCardInvokeResponse> HistoryAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForBodyAsync(
        turn,
        data,
        Operation.ReadContactHistory,
        async body => AdaptiveCardInvokeResponse.Card(await HistoryCardAsync(turn, body, KeyOf(data), cancellationToken)),
        cancellationToken);

    /// <summary>「元に戻す」: only while the contact is as that change has made it.</summary>
    public Task<AdaptiveCardInvokeResponse> UndoAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForBodyAsync(
        turn,
        data,
        Operation.EditContact,
        async body => await store.EditAsync(KeyOf(data), data.GetInt32(ContactVerbs.Version) ?? 0, cancellationToken) is not { } edit
            ? Gone("この変更は見つかりませんでした。何も変えていません。")
            : await ChangeAsync(edit.Key, edit.After?.Hash, _ => edit.Before, isUndo: true, turn, data, cancellationToken) switch
            {
                ContactOutcome.Moved => AdaptiveCardInvokeResponse.Message("この連絡先は、そのあとでまた変わっています。元に戻しませんでした。「これまでの変更」で確かめてください。"),
                var outcome => await AnswerAsync(body, outcome, null, cancellationToken),
            },
        cancellationToken);

    /// <summary>The card that follows the choice of a body.</summary>
    public async Task<AdaptiveCard> BodyCardAsync(ConsultationBody body, CancellationToken cancellationToken)
    {
        var contacts = desk.Directory.Content.Contacts.Where(contact => contact.BodyId == body.Id).ToList();
        return contacts is [var only] && await store.FindAsync(new ContactKey(body.Id, only.Label), cancellationToken) is { } row ? CardOf(body, row, null).ToCard()
            : contacts.Count == 0 ? AddCard(body)
            : ChoiceCards.Contacts(body, contacts);
    }

    /// <summary>The card for a contact that was reported; for a new one where there is none.</summary>
    public async Task<AdaptiveCard> CardForAsync(ConsultationBody body, ContactKey key, string? report, CancellationToken cancellationToken) =>
        await store.FindAsync(key, cancellationToken) is { } row ? CardOf(body, row, report).ToCard() : AddCard(body, report);

    /// <summary>The card for a new contact.</summary>
    public AdaptiveCard AddCard(ConsultationBody body, string? report = null) =>
        (new EditCard(body, null, null, ContactFields.Of(null, Today), Nonce.New(), Today) { Report = report }).ToCard();

    private string Today => ContactDates.Iso(desk.Today);

    private static ContactKey KeyOf(ActionData data) => new(data.GetString(ContactVerbs.BodyId) ?? "", data.GetString(ContactVerbs.Label) ?? "");

    private static AdaptiveCardInvokeResponse Gone(string words) => AdaptiveCardInvokeResponse.Error("NotFound", words);

    private async Task<AdaptiveCardInvokeResponse> ForBodyAsync(
        Turn turn, ActionData data, Operation operation, Func<ConsultationBody, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        if (desk.Body(data.GetString(ContactVerbs.BodyId)) is not { } body)
        {
            return Gone(NoBody);
        }

        return await desk.RefusalAsync(turn, operation, body, cancellationToken) is { } refusal
            ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : await answer(body);
    }

    /// <summary>The change with its line in the audit around it; a repeat of a press that is done has none.</summary>
    private async Task<ContactOutcome> ChangeAsync(
        ContactKey key, string? basis, Func<ContactRow?, ContactRow?> wanted, bool isUndo, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await store.DoneBeforeAsync(key, turn, data, cancellationToken) is { } done)
        {
            return done;
        }

        var line = await audit.RecordAsync(turn.Reference.User, Operation.EditContact, key.BodyId, AuditOutcome.Begun, cancellationToken);
        var outcome = await store.ChangeAsync(key, basis, wanted, isUndo, turn, data, cancellationToken);
        await audit.CloseAsync(line, outcome is ContactOutcome.Done ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        return outcome;
    }

    private async Task<AdaptiveCardInvokeResponse> AnswerAsync(
        ConsultationBody body, ContactOutcome outcome, Func<ContactRow?, EditCard>? again, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case ContactOutcome.Done done:
                await RefreshAsync(cancellationToken);
                return AdaptiveCardInvokeResponse.Card(
                    new SavedCard(desk.Directory.Content).Of(body, done.Edit, desk.Directory.Version >= done.Edit.Version));
            case ContactOutcome.Moved moved when again is not null:
                return AdaptiveCardInvokeResponse.Card(again(moved.Now).ToCard());
            case ContactOutcome.Same:
                return AdaptiveCardInvokeResponse.Message("変わったところはありません。いまの内容のままです。");
            default:
                return AdaptiveCardInvokeResponse.Error("Conflict", Busy);
        }
    }

    /// <summary>Lets this bot answer with the change at once. Where that takes long, it does so by itself soon after.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await refresh.RefreshAsync(CancellationToken.None).WaitAsync(LongestRefresh, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Then the card says so.
        }
    }

    private static List<string> Moved(ContactRow? now) => now?.ToContact() is { } contact
        ?
        [
            "この連絡先は、ほかの方が先に変えていました。何も上書きしていません。いまの内容は、こちらです。",
            contact.Phone.Length > 0 ? Wording.ContactWords.Line(contact) : "電話番号はありません。",
            $"確かめたところ：{(contact.Source.Length > 0 ? contact.Source : "記載なし")}",
            "下に、あなたが書いた内容を残しています。これでよければ、もう一度「保存する」を押してください。",
        ]
        : ["この連絡先は、ほかの方がなくしていました。何も変えていません。下の内容で新しく登録するなら、もう一度「保存する」を押してください。"];

    private async Task<AdaptiveCard> HistoryCardAsync(Turn turn, ConsultationBody body, ContactKey key, CancellationToken cancellationToken) => HistoryCard.Of(
        body,
        key,
        await store.HistoryAsync(key, HistoryCard.Shown, cancellationToken),
        await store.FindAsync(key, cancellationToken),
        turn.Reference.User.AadObjectId ?? turn.Reference.User.Id);

    private EditCard CardOf(ConsultationBody body, ContactRow row, string? report) =>
        new(body, row["label"], row.Hash, ContactFields.Of(row, Today), Nonce.New(), Today) { Report = report };

    private EditCard CardOf(ConsultationBody body, ActionData data, TypedContact typed) => new(
        body,
        data.GetString(ContactVerbs.Label),
        data.GetString(ContactVerbs.Basis),
        typed,
        data.GetString(Nonce.Data) ?? Nonce.New(),
        Today) { Report = data.GetString(ContactVerbs.Report), Press = ScreenPress.Of(data) with { Replaces = false } };
}
