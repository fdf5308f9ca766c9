using Sendai.Bot.Access;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>「事業所の一覧」: the 事務局 keeps the offices of its ward.</summary>
internal sealed class ListHandler(OfficesDesk desk, OfficeBook book, OfficeStore store, AuditLog audit)
{
    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(turn, OfficeVerbs.ListWords, words, Operation.ManageOffices, cancellationToken) is var (ward, _))
        {
            turn.Reply(await PageAsync(ward, null, null, cancellationToken));
        }
    }

    /// <summary>A page of the list.</summary>
    public Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn, data, async ward => AdaptiveCardInvokeResponse.Card(await PageAsync(ward, data.GetInt32(OfficeVerbs.Skip), null, cancellationToken)), cancellationToken);

    /// <summary>「足す」.</summary>
    public Task<AdaptiveCardInvokeResponse> AddAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn, data, ward => Task.FromResult(AdaptiveCardInvokeResponse.Card(ListCards.Fields(ward, null, "", "", Nonce.New(), []))), cancellationToken);

    /// <summary>「直す・閉じる」.</summary>
    public Task<AdaptiveCardInvokeResponse> EditAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async ward => await book.FindAsync(ward, data.GetString(OfficeVerbs.Office), cancellationToken) is { } office
            ? AdaptiveCardInvokeResponse.Card(ListCards.Fields(office))
            : Gone(),
        cancellationToken);

    /// <summary>「保存する」.</summary>
    public Task<AdaptiveCardInvokeResponse> SaveAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ForWardAsync(turn, data, ward => SaveAsync(turn, ward, data, cancellationToken), cancellationToken);

    /// <summary>「閉じる」 and 「また開く」.</summary>
    public Task<AdaptiveCardInvokeResponse> CloseAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async ward =>
        {
            var isClosed = data.GetBoolean(OfficeVerbs.Opens) != true;
            var outcome = await AuditedAsync(
                turn, ward, data, () => store.CloseAsync(ward, data.GetString(OfficeVerbs.Office), isClosed, turn, data, cancellationToken), cancellationToken);
            return await AnswerAsync(ward, outcome, office => isClosed ? $"「{office.Name}」を閉じました。これまでの記録は残っています。" : $"「{office.Name}」をまた開きました。", cancellationToken);
        },
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> SaveAsync(Turn turn, Ward ward, ActionData data, CancellationToken cancellationToken)
    {
        var (id, name, openedOn) = (data.GetString(OfficeVerbs.Office), data.GetString(OfficeVerbs.Name) ?? "", data.GetString(OfficeVerbs.OpenedOn) ?? "");
        var office = id is null ? null : await book.FindAsync(ward, id, cancellationToken);
        if (id is not null && office is null)
        {
            return Gone();
        }

        if (OfficeEntry.Read(name, openedOn, desk.Today) is not OfficeEntry.Fits entry)
        {
            return Again(((OfficeEntry.Wrong)OfficeEntry.Read(name, openedOn, desk.Today)).Flaws);
        }

        var outcome = await AuditedAsync(
            turn,
            ward,
            data,
            () => id is null
                ? store.AddAsync(ward, entry, turn, data, cancellationToken)
                : store.ChangeAsync(ward, id, data.GetString(OfficeVerbs.Basis), entry, turn, data, cancellationToken),
            cancellationToken);
        return outcome switch
        {
            OfficeOutcome.NameTaken => Again([OfficeFlaw.NameTaken]),
            OfficeOutcome.Moved moved => AdaptiveCardInvokeResponse.Card(ListCards.Fields(
                ward, moved.Now, name, openedOn, Nonce.New(), [], $"ほかの方が先に変えていました。何も上書きしていません。いまは「{OfficeWords.Line(moved.Now, desk.Today)}」です。", "下の内容でよければ、もう一度「保存する」を押してください。")),
            _ => await AnswerAsync(ward, outcome, saved => $"「{saved.Name}」を保存しました。", cancellationToken),
        };

        AdaptiveCardInvokeResponse Again(IReadOnlyList<OfficeFlaw> flaws) =>
            AdaptiveCardInvokeResponse.Card(ListCards.Fields(ward, office, name, openedOn, data.GetString(Nonce.Data) ?? Nonce.New(), flaws));
    }

    /// <summary>The change with its line in the audit around it; a repeat of a press that is done has none.</summary>
    private async Task<OfficeOutcome> AuditedAsync(Turn turn, Ward ward, ActionData data, Func<Task<OfficeOutcome>> change, CancellationToken cancellationToken)
    {
        if (await store.DoneBeforeAsync(ward, turn, data, cancellationToken) is { } done)
        {
            return done;
        }

        var target = data.GetString(OfficeVerbs.Office) is { } id && OfficeRows.IsId(id) ? id : ward.Name;
        var line = await audit.RecordAsync(turn.Reference.User, Operation.ManageOffices, target, AuditOutcome.Begun, cancellationToken);
        var outcome = await change();
        await audit.CloseAsync(line, outcome is OfficeOutcome.Done ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        return outcome;
    }

    private async Task<AdaptiveCardInvokeResponse> AnswerAsync(Ward ward, OfficeOutcome outcome, Func<Office, string> words, CancellationToken cancellationToken) => outcome switch
    {
        OfficeOutcome.Done done => AdaptiveCardInvokeResponse.Card(await PageAsync(ward, null, words(done.Office), cancellationToken)),
        OfficeOutcome.Gone => Gone(),
        _ => AdaptiveCardInvokeResponse.Error("Conflict", OfficeWords.Busy),
    };

    private Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Func<Ward, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) =>
        desk.ForWardAsync(turn, data, Operation.ManageOffices, ward => data.IsAutomatic ? Task.FromResult(OfficesDesk.Unusable()) : answer(ward), cancellationToken);

    private async Task<AdaptiveCard> PageAsync(Ward ward, int? skip, string? alert, CancellationToken cancellationToken)
    {
        var offices = (await book.AllAsync(ward, cancellationToken)).OrderBy(office => office.IsClosed).ToList();
        return ListCards.Page(ward, offices, OfficeChoices.PageOf(skip, offices.Count), desk.Today, alert);
    }

    private static AdaptiveCardInvokeResponse Gone() => AdaptiveCardInvokeResponse.Error("NotFound", OfficeWords.Gone);
}
