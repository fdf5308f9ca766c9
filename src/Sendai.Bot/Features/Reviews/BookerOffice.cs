using System.Diagnostics.CodeAnalysis;

namespace Sendai.Bot.Features.Reviews;

/// <summary>The office of whoever books.</summary>
internal sealed class BookerOffice
{
    /// <summary>The office of a person; as long as nobody keeps offices, none is known.</summary>
    /// <param name="person">The person; see <see cref="People.UserKey"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "Whoever keeps offices will be asked here.")]
    public Task<KnownOffice> OfficeOfAsync(string person, CancellationToken cancellationToken) => Task.FromResult(KnownOffice.None);
}

/// <summary>An office as far as a booking needs it.</summary>
/// <param name="Id">Its id; empty when none is known.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsNew">Whether it opened lately.</param>
internal sealed record KnownOffice(string Id, string Name, bool IsNew)
{
    public static KnownOffice None { get; } = new("", "", false);
}
