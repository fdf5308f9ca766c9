using System.Globalization;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Brings reports to the 事務局 of the ward whose body they are about.</summary>
internal sealed class ReportDesk(ContactDesk desk, ReportStore store, Secretariats secretariats, AuditLog audit, TimeProvider time)
{
    private ReportCards Cards => new(desk.Directory.Content);

    /// <summary>Keeps a report and tells the 事務局, when one is registered.</summary>
    public async Task<ReportOutcome> TakeAsync(
        ConsultationBody body, ContactKey key, ReportKind kind, string text, Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        var by = UserKey.Of(turn);
        var day = desk.Today.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
        var report = new Report(Report.PartitionOf(body.Ward), Report.RowKeyOf(key, by, day), key, kind, text, by, time.GetUtcNow());
        var channel = body.Ward is { } ward ? (await secretariats.FindAsync(ward, cancellationToken))?.Channel : null;
        return await store.AddAsync(report, channel, Cards.Notice(report), turn, data, cancellationToken);
    }

    /// <summary>Tells a newly registered 事務局 what has waited for it. Doing it twice tells nothing twice.</summary>
    public async Task SendWaitingAsync(Ward ward, ConversationReference channel, CancellationToken cancellationToken)
    {
        foreach (var row in await store.OpenAsync(Report.PartitionOf(ward), cancellationToken))
        {
            if (row.GetString(Report.Channel) is null)
            {
                await store.TellAsync(row, channel, Cards.Notice(Report.Read(row)), cancellationToken);
            }
        }
    }

    /// <summary>The open reports of these wards, and of the whole city (null).</summary>
    public async Task<IReadOnlyList<Report>> OpenAsync(IEnumerable<Ward?> wards, CancellationToken cancellationToken)
    {
        var open = await Task.WhenAll(wards.Select(async ward => await store.OpenAsync(Report.PartitionOf(ward), cancellationToken)));
        return [.. open.SelectMany(rows => rows).Select(Report.Read).OrderBy(report => report.At)];
    }

    /// <summary>A report by the id on its button, and whether it still waits; null when there is none.</summary>
    public async Task<(Report Report, bool IsOpen)?> FindAsync(string? id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } row ? (Report.Read(row), Report.StateOf(row) == ReportState.Open) : null;

    /// <summary>「確認しました（変更なし）」. False when somebody had seen to it before.</summary>
    public async Task<bool> ConfirmAsync(Report report, Turn turn, CancellationToken cancellationToken)
    {
        var line = await audit.RecordAsync(turn.Reference.User, Operation.EditContact, report.Key.BodyId, AuditOutcome.Begun, cancellationToken);
        var isFirst = await SettleAsync(report.Id, ReportState.Confirmed, turn, cancellationToken);
        // Confirming changes no contact.
        await audit.CloseAsync(line, AuditOutcome.NotDone, cancellationToken);
        return isFirst;
    }

    /// <summary>The contact was changed from the report: that settles it. A repeat changes nothing.</summary>
    public Task SettleByEditAsync(string id, Turn turn, CancellationToken cancellationToken) => SettleAsync(id, ReportState.Edited, turn, cancellationToken);

    private Task<bool> SettleAsync(string id, ReportState state, Turn turn, CancellationToken cancellationToken) => store.SettleAsync(
        id,
        state,
        report => Cards.Settled(report, state, time.GetUtcNow()),
        turn.Reference.User.AadObjectId ?? turn.Reference.User.Id ?? "",
        cancellationToken);
}
