using Sendai.Bot.Offices;

namespace Sendai.Bot.Features.Reviews;

/// <summary>The office of whoever books.</summary>
internal sealed class BookerOffice(OfficeBook book, CityClock clock)
{
    /// <summary>The office that a person chose, as long as it is open.</summary>
    /// <param name="person">The person; see <see cref="People.UserKey"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KnownOffice> OfficeOfAsync(string person, CancellationToken cancellationToken) =>
        await book.OfPersonAsync(person, cancellationToken) is { IsClosed: false } office
            ? new KnownOffice(office.Id, office.Name, office.IsNew(clock.Now.Date))
            : KnownOffice.None;
}

/// <summary>An office as far as a booking needs it.</summary>
/// <param name="Id">Its id; empty when none is known.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsNew">Whether it opened lately.</param>
internal sealed record KnownOffice(string Id, string Name, bool IsNew)
{
    public static KnownOffice None { get; } = new("", "", false);
}
