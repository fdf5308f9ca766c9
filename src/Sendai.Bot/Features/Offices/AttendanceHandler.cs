using Sendai.Bot.Access;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>「参加の記録」, for the 事務局. Reading it is recorded.</summary>
internal sealed class AttendanceHandler(OfficesDesk desk, AttendanceTable table, AuditLog audit)
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
        async ward => data.GetInt32(OfficeVerbs.Year) is not { } year || Math.Abs(year - FiscalYear.Of(desk.Today)) > YearsApart
            ? OfficesDesk.Unusable()
            : AdaptiveCardInvokeResponse.Card(
                await CardAsync(turn, ward, year, data.GetInt32(OfficeVerbs.Skip), data.GetString(OfficeVerbs.Office), cancellationToken)),
        cancellationToken);

    private async Task<AdaptiveCard> CardAsync(Turn turn, Ward ward, int year, int? skip, string? office, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(turn.Reference.User, Operation.ReadAttendance, ward.Name, AuditOutcome.Done, cancellationToken);
        var read = await table.ReadAsync(ward, year, cancellationToken);
        // A page that is turned has the choice of an office beside it, which is not meant.
        return skip is null && read.Offices.FirstOrDefault(one => one.Office == office) is { } chosen
            ? AttendanceCards.One(ward, year, chosen)
            : AttendanceCards.All(ward, read, await table.ReadAsync(ward, year - 1, cancellationToken), OfficeChoices.PageOf(skip, read.Offices.Count));
    }
}
