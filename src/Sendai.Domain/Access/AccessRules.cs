using Sendai.Domain.Directory;

namespace Sendai.Domain.Access;

/// <summary>The one place that says who may do what.</summary>
public static class AccessRules
{
    /// <summary>Decides for one person and one thing.</summary>
    /// <param name="operation">What shall be done.</param>
    /// <param name="ward">Whose thing it is; null when it belongs to the whole city.</param>
    /// <param name="standing">Who asks.</param>
    public static AccessDecision Decide(Operation operation, Ward? ward, Standing standing)
    {
        var roles = MayDo(operation, ward);
        return roles.Any(role => Holds(standing, role, ward))
            ? new AccessDecision.Allowed()
            : new AccessDecision.Refused(roles, ward, roles.Contains(Role.Secretariat) && ward is { } of && standing.Unchecked.Contains(of));
    }

    /// <summary>The roles that may do it; one of them is enough.</summary>
    /// <param name="operation">What shall be done.</param>
    /// <param name="ward">Whose thing it is; null when it belongs to the whole city.</param>
    public static IReadOnlyList<Role> MayDo(Operation operation, Ward? ward) => operation switch
    {
        Operation.ComeIn or Operation.Consult or Operation.ReportContact or Operation.ReadOwnRoles
            or Operation.BookReview or Operation.ChooseOffice or Operation.TakeFile or Operation.HandInCase
            or Operation.ReadSummary or Operation.SubscribeSummaries
            // Whoever can write a row that means nothing has the key to the store already; it is only recorded.
            or Operation.CheckStore => [Role.Specialist],
        // A number of the whole city is nobody's ward's: five secretariats could undo each other.
        Operation.EditContact => ward is null ? [Role.Administrator] : [Role.Secretariat, Role.Administrator],
        Operation.ReadContactHistory or Operation.ReadUnreachable
            or Operation.ManageReviews or Operation.ReadRoster or Operation.ManageOffices or Operation.ReadAttendance
            or Operation.MakeNewsletter
            // Whoever makes the draft holds the file that it is made of.
            or Operation.DraftSummary => ward is null ? [Role.Administrator] : [Role.Secretariat, Role.Administrator],
        Operation.RegisterSecretariat or Operation.ReadSecretariats or Operation.ReadAudit
            or Operation.ReplaceDirectory or Operation.OperateStore => [Role.Administrator],
        // Not administrators: whoever keeps the bot running need not know the people whom it is about.
        Operation.ManageCases or Operation.ManageSummaries => [Role.Secretariat],
        Operation.ReadCase => [Role.Secretariat, Role.CaseSubmitter, Role.CaseParticipant],
        Operation.ChangeOwnCase => [Role.CaseSubmitter],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation without a rule."),
    };

    private static bool Holds(Standing standing, Role role, Ward? ward) => role switch
    {
        Role.Specialist => true,
        Role.Secretariat => ward is { } of && standing.Secretariat.Contains(of),
        Role.Administrator => standing.IsAdministrator,
        Role.CaseSubmitter or Role.CaseParticipant => standing.ToCase.Contains(role),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a meaning."),
    };
}
