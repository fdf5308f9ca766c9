using Sendai.Domain.Directory;

namespace Sendai.Domain.Access;

/// <summary>The roles of one person at one moment, beside 相談員, which everybody is.</summary>
/// <param name="IsAdministrator">Whether the settings name the person.</param>
/// <param name="Secretariat">The wards of whose 事務局 the person is.</param>
/// <param name="Unchecked">The wards of whose 事務局 the person may be: it could not be looked up.</param>
public sealed record Standing(bool IsAdministrator, IReadOnlySet<Ward> Secretariat, IReadOnlySet<Ward> Unchecked)
{
    private static readonly HashSet<Ward> None = [];

    /// <summary>What the person is to the case that it is about: <see cref="Role.CaseSubmitter"/>, <see cref="Role.CaseParticipant"/>.</summary>
    public IReadOnlySet<Role> ToCase { get; init; } = new HashSet<Role>();

    /// <summary>相談員 and nothing more.</summary>
    public static Standing Specialist { get; } = new(false, None, None);

    /// <summary>管理者 and nothing more.</summary>
    public static Standing Administrator { get; } = new(true, None, None);
}
