using Sendai.Bot.Access;
using Sendai.Bot.Files;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>「参加の記録」, for the 事務局. Reading it is recorded.</summary>
internal sealed class AttendanceHandler(OfficesDesk desk, AttendanceTable table, AuditLog audit, FileDesk files, PublicAddress address, PrivateReply reply)
{
    private const int YearsApart = 10;

    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(turn, OfficeVerbs.AttendanceWords, words, Operation.ReadAttendance, cancellationToken) is var (ward, year))
        {
            turn.Reply(await CardAsync(turn, ward, year, null, null, cancellationToken));
        }
    }

    /// <summary>One office, another year, or another page.</summary>
    public Task<AdaptiveCardInvokeResponse> ShowAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        Operation.ReadAttendance,
        async ward => YearOf(data) is { } year
            ? AdaptiveCardInvokeResponse.Card(
                await CardAsync(turn, ward, year, data.GetInt32(OfficeVerbs.Skip), data.GetString(OfficeVerbs.Office), cancellationToken))
            : OfficesDesk.Unusable(),
        cancellationToken);

    /// <summary>「CSVで受け取る」: the link is for whoever pressed, also in the channel of the 事務局.</summary>
    public Task<AdaptiveCardInvokeResponse> FileAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        Operation.ReadAttendance,
        async ward =>
        {
            if (YearOf(data) is not { } year)
            {
                return OfficesDesk.Unusable();
            }

            await audit.RecordAsync(turn.Reference.User, Operation.ReadAttendance, ward.Name, AuditOutcome.Done, cancellationToken);
            return await files.OfferAsync(turn.Reference.User, AttendanceTable.FileKind, AttendanceTable.TargetOf(ward, year), cancellationToken) is { } link
                ? await reply.AnswerPressAsync(turn, AttendanceCards.File(ward, year, link), cancellationToken)
                : OfficesDesk.Unusable();
        },
        cancellationToken);

    private int? YearOf(ActionData data) =>
        data.GetInt32(OfficeVerbs.Year) is { } year && Math.Abs(year - FiscalYear.Of(desk.Today)) <= YearsApart ? year : null;

    private async Task<AdaptiveCard> CardAsync(Turn turn, Ward ward, int year, int? skip, string? office, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(turn.Reference.User, Operation.ReadAttendance, ward.Name, AuditOutcome.Done, cancellationToken);
        var read = await table.ReadAsync(ward, year, cancellationToken);
        // A page that is turned has the choice of an office beside it, which is not meant.
        return skip is null && read.Offices.FirstOrDefault(one => one.Office == office) is { } chosen
            ? AttendanceCards.One(ward, year, chosen)
            : AttendanceCards.All(ward, read, await table.ReadAsync(ward, year - 1, cancellationToken), OfficeChoices.PageOf(skip, read.Offices.Count), address.Of("/") is not null);
    }
}
