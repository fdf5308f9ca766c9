using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Offices;

/// <summary>
/// Keeps the messages about turns: one for each office and month, written with the rota and due a month before; and one for
/// each change. They go to whoever belongs to the office, as that is when they are written; who joins later is added.
/// </summary>
internal sealed class RotaNotices(
    OfficesDesk desk, OfficeBook book, PersonalChat chat, Audiences audiences, Outbox outbox, ITableStore tables, TimeProvider time)
{
    private const int Tries = 5;
    private static readonly LocalTime Hour = new(9, 0);

    /// <summary>What is written together with a new rota: every turn is told of in its time.</summary>
    public async Task<RotaPost> ForNewAsync(Ward ward, Rota rota, CancellationToken cancellationToken)
    {
        var post = new RotaPostDraft();
        foreach (var (turn, office, reached) in await ReachAsync(ward, rota.Turns.Where(turn => turn.IsComing).Select(turn => (turn, turn.Office!)), cancellationToken))
        {
            if (reached.Count == 0)
            {
                post.Unheard.Add(office.Id);
            }
            else
            {
                post.Items.Add(await NoticeAsync(office, turn.Month, reached, instead: null, cancellationToken));
            }
        }

        return await WrittenAsync(ward, post, cancellationToken);
    }

    /// <summary>What is written together with a change: whoever it moves is told at once, and the old notice gives way to the new.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="before">The rota as it was.</param>
    /// <param name="after">The rota as it shall be.</param>
    /// <param name="cause">The press: the same one makes the same messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RotaPost> ForChangeAsync(Ward ward, Rota before, Rota after, string cause, CancellationToken cancellationToken)
    {
        var post = new RotaPostDraft();
        foreach (var (move, office, reached) in await ReachAsync(ward, RotaMove.Between(before, after).Select(move => (move, move.Office)), cancellationToken))
        {
            if (reached.Count == 0)
            {
                post.Unheard.Add(office.Id);
            }
            else
            {
                var audience = await FreezeAsync($"change {cause} {office.Id}", reached, cancellationToken);
                post.Items.Add(new OutboxItem.Expansion(RotaRows.ChangeKey(cause, office.Id), audience, RotaNoticeCards.Change(office, move)));
            }
        }

        foreach (var (turn, office, reached) in await ReachAsync(ward, New(before, after).Select(turn => (turn, turn.Office!)), cancellationToken))
        {
            await PlanAsync(post, office, turn.Month, reached, cancellationToken);
        }

        foreach (var turn in New(after, before))
        {
            if (await NoticeRowAsync(ward, turn.Month, turn.Office!, cancellationToken) is { } row && Outbox.Stop(row) is { } stop)
            {
                post.Stops.Add(stop);
            }
        }

        return await WrittenAsync(ward, post, cancellationToken);
    }

    /// <summary>Somebody joined or left an office: the notices that are still to come go to those who are there now.</summary>
    public async Task FollowAsync(Office office, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(desk.Today);
        foreach (var one in new[] { year, year + 1 })
        {
            await FollowAsync(office, one, cancellationToken);
        }
    }

    /// <summary>The turns for which an office waits in the second and not in the first.</summary>
    private static IEnumerable<RotaTurn> New(Rota first, Rota second) => second.Turns.Where(turn => turn.IsComing && first.At(turn.Month) != turn);

    private async Task FollowAsync(Office office, int year, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await tables.GetAsync(OfficeRows.Table, OfficeRows.Partition(office.Ward), RotaRows.Key(year), cancellationToken) is not { } row
                || RotaRows.Read(row).ComingTo(office.Id) is not { } turn)
            {
                return;
            }

            var post = new RotaPostDraft();
            await PlanAsync(post, office, turn.Month, await ReachAsync(office, cancellationToken), cancellationToken);
            if (post.Items.Count + post.Stops.Count == 0)
            {
                return;
            }

            var operations = (await WrittenAsync(office.Ward, post, cancellationToken)).Operations;
            // The rota is written as it is: a change that comes between makes one of the two begin again.
            if (await tables.TransactAsync(OfficeRows.Table, [new TableOperation.Replace(row, row.ETag), .. operations], cancellationToken) is TransactionResult.Written)
            {
                return;
            }
        }
    }

    /// <summary>The notice of a month that is still to come, for those who are to hear it; what was sent stays as it is.</summary>
    private async Task PlanAsync(
        RotaPostDraft post, Office office, YearMonth month, IReadOnlyList<ConversationReference> reached, CancellationToken cancellationToken)
    {
        // In the last month the change itself has told it, or the card on which somebody chose the office.
        if (Due(month) <= time.GetUtcNow())
        {
            return;
        }

        var row = await NoticeRowAsync(office.Ward, month, office.Id, cancellationToken);
        if (row is not null && MessageRow.StateOf(row) is not (MessageState.Planned or MessageState.Stopped))
        {
            return;
        }

        if (reached.Count > 0)
        {
            post.Items.Add(await NoticeAsync(office, month, reached, row, cancellationToken));
        }
        else if (row is not null && Outbox.Stop(row) is { } stop)
        {
            post.Stops.Add(stop);
        }
    }

    private async Task<OutboxItem> NoticeAsync(
        Office office, YearMonth month, IReadOnlyList<ConversationReference> reached, TableRow? instead, CancellationToken cancellationToken) =>
        new OutboxItem.Expansion(
            RotaRows.NoticeKey(month, office.Id),
            await FreezeAsync($"notice {month} {office.Id}", reached, cancellationToken),
            RotaNoticeCards.Notice(office, month))
        {
            DueAt = Due(month),
            Instead = instead,
        };

    private DateTimeOffset Due(YearMonth month) => CityClock.Of(RotaNotice.DayBefore(month, desk.IsHoliday()).At(Hour)).ToDateTimeOffset();

    private Task<TableRow?> NoticeRowAsync(Ward ward, YearMonth month, string office, CancellationToken cancellationToken) =>
        tables.GetAsync(OfficeRows.Table, OfficeRows.Partition(ward), RotaRows.NoticeKey(month, office), cancellationToken);

    /// <summary>Who hears it: other people are another audience, and the same are the same after a crash.</summary>
    private async Task<string> FreezeAsync(string what, IReadOnlyList<ConversationReference> reached, CancellationToken cancellationToken)
    {
        var audience = $"rota-{UserKey.Hash($"{what} {string.Join(' ', reached.Select(one => one.Conversation.Id))}")}";
        await audiences.FreezeAsync(audience, reached, cancellationToken);
        return audience;
    }

    private async Task<RotaPost> WrittenAsync(Ward ward, RotaPostDraft post, CancellationToken cancellationToken) => new(
        [.. post.Stops, .. await outbox.PrepareAsync(OfficeRows.Table, OfficeRows.Partition(ward), post.Items, cancellationToken)], post.Unheard);

    /// <summary>The offices of some things, and where their people can be written to.</summary>
    private async Task<IReadOnlyList<(T Of, Office Office, IReadOnlyList<ConversationReference> Reached)>> ReachAsync<T>(
        Ward ward, IEnumerable<(T Of, string Office)> things, CancellationToken cancellationToken)
    {
        var offices = (await book.AllAsync(ward, cancellationToken)).ToDictionary(office => office.Id);
        return await Task.WhenAll(things
            .Where(thing => offices.ContainsKey(thing.Office))
            .Select(async thing => (thing.Of, offices[thing.Office], await ReachAsync(offices[thing.Office], cancellationToken))));
    }

    private async Task<IReadOnlyList<ConversationReference>> ReachAsync(Office office, CancellationToken cancellationToken)
    {
        var opened = await Task.WhenAll((await book.PeopleOfAsync(office, cancellationToken)).Select(person => chat.OpenAsync(person, cancellationToken)));
        return [.. opened.OfType<PersonalChatResult.Open>().Select(one => one.Chat).OrderBy(one => one.Conversation.Id, StringComparer.Ordinal)];
    }

    private sealed class RotaPostDraft
    {
        public List<OutboxItem> Items { get; } = [];

        public List<TableOperation> Stops { get; } = [];

        public List<string> Unheard { get; } = [];
    }
}

/// <summary>What belongs into the transaction of a change of the rota.</summary>
/// <param name="Operations">The messages.</param>
/// <param name="Unheard">The ids of offices that have nobody who can be told: the 事務局 must do it.</param>
internal sealed record RotaPost(IReadOnlyList<TableOperation> Operations, IReadOnlyList<string> Unheard);
