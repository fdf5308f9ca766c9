using Sendai.Domain.Directory;

namespace Sendai.Domain.Access;

/// <summary>The roles of one person at one moment, beside 相談員, which everybody is.</summary>
/// <param name="IsAdministrator">Whether the settings name the person.</param>
/// <param name="Secretariat">The wards of whose 事務局 the person is.</param>
public sealed record Standing(bool IsAdministrator, IReadOnlySet<Ward> Secretariat)
{
    /// <summary>相談員 and nothing more.</summary>
    public static Standing Specialist { get; } = new(false, new HashSet<Ward>());
}
