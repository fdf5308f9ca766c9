using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Access;
using Sendai.Bot.Offices;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>「個別スーパービジョンの順番」: the 事務局 makes the rota of a year and changes it.</summary>
internal sealed class RotaHandler(OfficesDesk desk, OfficeBook book, RotaStore store, AuditLog audit)
{
    private const int YearsBack = 5;

    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(turn, OfficeVerbs.RotaWords, words, Operation.ManageOffices, cancellationToken) is var (ward, year))
        {
            turn.Reply((await CardsAsync(ward, year, cancellationToken)).Months());
        }
    }

    /// <summary>The rota of a year.</summary>
    public Task<AdaptiveCardInvokeResponse> ShowAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ForYearAsync(turn, data, async (ward, year) => (await CardsAsync(ward, year, cancellationToken)).Months(), cancellationToken);

    /// <summary>A card with the fields of a change.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForYearAsync(
        turn,
        data,
        async (ward, year) => await CardsAsync(ward, year, cancellationToken) is var cards && cards.Rota is null ? cards.Months() : data.GetString(OfficeVerbs.Form) switch
        {
            RotaCards.SwapForm => cards.Swap(),
            RotaCards.PutForm => cards.Put(data.GetInt32(OfficeVerbs.Skip)),
            RotaCards.MarkForm => cards.Mark(),
            _ => cards.Months(),
        },
        cancellationToken);

    /// <summary>「まだの事業所」.</summary>
    public Task<AdaptiveCardInvokeResponse> WaitingAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForYearAsync(
        turn,
        data,
        async (ward, year) => (await CardsAsync(ward, year, cancellationToken)).Waiting(await store.BeforeAsync(ward, year, YearsBack, cancellationToken)),
        cancellationToken);

    /// <summary>「順番を作る」.</summary>
    public Task<AdaptiveCardInvokeResponse> MakeAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => DoAsync(
        turn,
        data,
        "順番を作りました。それぞれの事業所には、前の月のはじめにお知らせが届きます。",
        async (ward, year) =>
        {
            var open = (await book.AllAsync(ward, cancellationToken)).Where(office => !office.IsClosed).Select(office => office.Id).ToList();
            var rota = Rota.Make(year, Rota.Order(open, await store.BeforeAsync(ward, year, YearsBack, cancellationToken)), desk.Today.ToYearMonth());
            return await store.MakeAsync(ward, rota, turn, data, cancellationToken);
        },
        cancellationToken);

    /// <summary>「入れかえる」.</summary>
    public Task<AdaptiveCardInvokeResponse> SwapAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ChangeAsync(
        turn,
        data,
        "入れかえました。両方の事業所の方にお知らせします。",
        _ => MonthOf(data, OfficeVerbs.Month) is { } one && MonthOf(data, OfficeVerbs.Other) is { } other ? rota => rota.Swap(one, other) : null,
        cancellationToken);

    /// <summary>「入れる」.</summary>
    public Task<AdaptiveCardInvokeResponse> PutAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ChangeAsync(
        turn,
        data,
        "入れました。事業所の方にお知らせします。",
        offices => MonthOf(data, OfficeVerbs.Month) is { } month && offices.FirstOrDefault(office => office.Id == data.GetString(OfficeVerbs.Office)) is { IsClosed: false } office
            ? rota => rota.Put(month, office.Id)
            : null,
        cancellationToken);

    /// <summary>「決める」: 済み, 中止, or planned again.</summary>
    public Task<AdaptiveCardInvokeResponse> MarkAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var state = data.GetString(OfficeVerbs.State) switch
        {
            nameof(TurnState.Done) => TurnState.Done,
            nameof(TurnState.Cancelled) => TurnState.Cancelled,
            nameof(TurnState.Planned) => TurnState.Planned,
            _ => (TurnState?)null,
        };
        return ChangeAsync(
            turn,
            data,
            state is { } of ? $"「{RotaWords.Of(of)}」にしました。{(of == TurnState.Done ? "" : "事業所の方にお知らせします。")}" : "",
            _ => MonthOf(data, OfficeVerbs.Month) is { } month && state is { } to ? rota => rota.Mark(month, to) : null,
            cancellationToken);
    }

    private Task<AdaptiveCardInvokeResponse> ChangeAsync(
        Turn turn, ActionData data, string done, Func<IReadOnlyList<Office>, Func<Rota, RotaChange>?> changeOf, CancellationToken cancellationToken) => DoAsync(
        turn,
        data,
        done,
        async (ward, year) => changeOf(await book.AllAsync(ward, cancellationToken)) is { } change
            ? await store.ChangeAsync(ward, year, data.GetString(OfficeVerbs.Basis), change, turn, data, cancellationToken)
            : null,
        cancellationToken);

    /// <summary>A change with its line in the audit around it; a repeat of a press that is done has none.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="data">Its data.</param>
    /// <param name="done">What is said when it is done.</param>
    /// <param name="change">Does it; null when the card's data says nothing that could be done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private Task<AdaptiveCardInvokeResponse> DoAsync(
        Turn turn, ActionData data, string done, Func<Ward, int, Task<RotaOutcome?>> change, CancellationToken cancellationToken) => ForYearAsync(
        turn,
        data,
        async (ward, year) =>
        {
            var outcome = await store.DoneBeforeAsync(ward, turn, data, cancellationToken);
            if (outcome is null)
            {
                var line = await audit.RecordAsync(turn.Reference.User, Operation.ManageOffices, ward.Name, AuditOutcome.Begun, cancellationToken);
                outcome = await change(ward, year);
                await audit.CloseAsync(line, outcome is RotaOutcome.Done ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
            }

            var cards = await CardsAsync(ward, year, cancellationToken);
            return outcome switch
            {
                RotaOutcome.Done { Unheard: [_, ..] unheard } => cards.Months(
                    $"{done}お知らせする人がいない事業所があります：{cards.Names(unheard)}。電話などで伝えてください。", isGood: true),
                RotaOutcome.Done => cards.Months(done, isGood: true),
                RotaOutcome.NotSo not => cards.Months(RotaWords.Of(not.Why)),
                RotaOutcome.Overtaken => cards.Months(RotaWords.Overtaken),
                null => cards.Months(OfficeWords.CardUnusable),
                _ => cards.Months(OfficeWords.Busy),
            };
        },
        cancellationToken);

    private async Task<RotaCards> CardsAsync(Ward ward, int year, CancellationToken cancellationToken) => new(
        ward,
        year,
        await store.FindAsync(ward, year, cancellationToken),
        await book.AllAsync(ward, cancellationToken),
        await book.PeopleAsync(ward, cancellationToken));

    private static YearMonth? MonthOf(ActionData data, string name) =>
        YearMonthPattern.Iso.Parse(data.GetString(name) ?? "") is { Success: true } month ? month.Value : null;

    private Task<AdaptiveCardInvokeResponse> ForYearAsync(
        Turn turn, ActionData data, Func<Ward, int, Task<AdaptiveCard>> answer, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        Operation.ManageOffices,
        async ward => data.IsAutomatic || data.GetInt32(OfficeVerbs.Year) is not { } year || Math.Abs(year - FiscalYear.Of(desk.Today)) > YearsBack
            ? OfficesDesk.Unusable()
            : AdaptiveCardInvokeResponse.Card(await answer(ward, year)),
        cancellationToken);
}
