using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Offices;
using Sendai.Bot.Reviews;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Samples;

/// <summary>
/// Sessions of three kinds in two wards. One is full, and the person at the keyboard stands first in its line: cancelling a
/// booking as 事務局 shows how somebody moves up.
/// </summary>
internal sealed class SampleSessions(ReviewDesk desk, OfficeBook offices)
{
    private const int DaysToTheNext = 9;

    public async Task AddAsync(SampleScene scene, CancellationToken cancellationToken)
    {
        var kinds = scene.Content.SessionKinds;
        var next = Workday(scene, scene.Today.PlusDays(DaysToTheNext));
        var reviews = kinds.FirstOrDefault(kind => kind is { SlotMinutes: not null, Bookers: Bookers.Everyone });
        var together = kinds.FirstOrDefault(kind => kind is { SlotMinutes: null, Bookers: Bookers.Everyone });
        var others = kinds.Where(kind => kind != reviews && kind != together && kind.Bookers == Bookers.Everyone).Take(1).ToList();
        if (reviews is not null)
        {
            await AddAsync(scene, scene.Main, reviews, next + new LocalTime(10, 0), isFull: true, cancellationToken);
            await AddAsync(scene, scene.Main, reviews, Workday(scene, next.PlusDays(28)) + new LocalTime(10, 0), isFull: false, cancellationToken);
            await AddAsync(scene, scene.Other, reviews, Workday(scene, next.PlusDays(5)) + new LocalTime(13, 30), isFull: false, cancellationToken);
        }

        foreach (var kind in others)
        {
            await AddAsync(scene, scene.Main, kind, Workday(scene, next.PlusDays(7)) + new LocalTime(14, 0), isFull: false, cancellationToken);
        }

        if (together is not null)
        {
            await AddAsync(scene, scene.Other, together, Workday(scene, next.PlusDays(14)) + new LocalTime(14, 0), isFull: false, cancellationToken);
        }
    }

    private static LocalDate Workday(SampleScene scene, LocalDate day)
    {
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || scene.Content.Holidays.Any(holiday => holiday.Date == day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    private async Task AddAsync(SampleScene scene, Ward ward, SessionKind kind, LocalDateTime starts, bool isFull, CancellationToken cancellationToken)
    {
        var begins = CityClock.Of(starts);
        var session = new ReviewSession(
            ReviewRows.NewId(starts.Date),
            ward,
            kind.Id,
            kind.Name + SampleScene.Mark,
            begins,
            kind.Minutes,
            kind.SlotMinutes,
            kind.Capacity,
            CityClock.Of(starts.Date.PlusDays(-kind.ClosesDays) + kind.ClosesTime),
            kind.Bookers,
            kind.DeclineHours,
            kind.Themes,
            kind.Material,
            $"{ward}区役所の会議室{SampleScene.Mark}",
            "");
        var of = (await offices.AllAsync(ward, cancellationToken)).Where(office => !office.IsClosed).ToList();
        await desk.DoAsync(
            ward,
            new ReviewCommand<bool>([], draft =>
            {
                draft.Put(isFull ? Filled(session, of, scene, draft.Now) : SessionBook.Of(session, [], 0));
                return true;
            }),
            cancellationToken);
    }

    private static SessionBook Filled(ReviewSession session, List<Office> offices, SampleScene scene, Instant now)
    {
        var book = SessionBook.Of(session, [], 0);
        for (var number = 1; number <= session.Capacity; number++)
        {
            var theme = new BookingTheme(session.Themes.Count > 0 ? session.Themes[number % session.Themes.Count] : "", "");
            var office = offices.Count > 0 ? offices[number % offices.Count].Id : "";
            book = book.Book(new BookingRequest($"guest-sample{number}", $"みほん {number}{SampleScene.Mark}", null, office, theme, null) { BySecretariat = true }, now).Book;
        }

        var mine = new BookingTheme(session.Themes is [var first, ..] ? first : "", "");
        var reach = MessageRow.Serialize(scene.Settings.Chat);
        return book.Book(new BookingRequest(scene.Person, scene.Settings.UserName, reach, offices.FirstOrDefault()?.Id ?? "", mine, null) { OrWaits = true }, now).Book;
    }
}
