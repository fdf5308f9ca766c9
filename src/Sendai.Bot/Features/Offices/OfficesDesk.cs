using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>What every turn about offices begins with: today, the ward that is meant, and whether one may.</summary>
internal sealed class OfficesDesk(CurrentDirectory directory, AccessDesk access, MeantWard meant, Secretariats secretariats, CityClock clock)
{
    public LocalDate Today => clock.Now.Date;

    public IReadOnlyList<Ward> Wards => directory.Snapshot.Content.Wards;

    /// <summary>Tells public holidays.</summary>
    public Func<LocalDate, bool> IsHoliday()
    {
        var holidays = directory.Snapshot.Content.Holidays.Select(holiday => holiday.Date).ToHashSet();
        return holidays.Contains;
    }

    /// <summary>The ward that a button carries, as far as there is such a ward.</summary>
    public Ward? WardOf(ActionData data) => Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(OfficeVerbs.Ward));

    public async Task<bool> HasSecretariatAsync(Ward ward, CancellationToken cancellationToken) =>
        await secretariats.FindAsync(ward, cancellationToken) is not null;

    /// <summary>Answers a button of a ward, when the person may press it.</summary>
    public async Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Operation operation, Func<Ward, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        var ward = WardOf(data);
        return await access.RefusalAsync(turn, operation, ward, cancellationToken) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : ward is not { } named ? Unusable()
            : await answer(named);
    }

    /// <summary>The ward and the year that follow the words of a command, when the person may; otherwise it is said why not.</summary>
    public async Task<(Ward Ward, int Year)?> ReadAsync(Turn turn, string command, string words, Operation operation, CancellationToken cancellationToken)
    {
        Ward? ward = null;
        int? year = null;
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (WardNames.Exactly(Wards, word) is { } named && ward is null)
            {
                ward = named;
            }
            else if (FiscalYear.Read(word) is { } read && year is null)
            {
                year = read;
            }
            else
            {
                turn.Reply(AccessWords.WhichWard(command, Wards));
                return null;
            }
        }

        ward ??= await meant.FindAsync(turn, cancellationToken);
        if (await access.RefusalAsync(turn, operation, ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return null;
        }

        if (ward is not { } of)
        {
            turn.Reply(AccessWords.WhichWard(command, Wards));
            return null;
        }

        return (of, year ?? FiscalYear.Of(Today));
    }

    public static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", OfficeWords.CardUnusable);
}
