using Sendai.Domain.Access;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Access;

/// <summary>Every operation for every role in every ward, against a table that stands here a second time on purpose.</summary>
public sealed class AccessRulesTests
{
    private static readonly Ward Here = new("ここ");
    private static readonly Ward There = new("よそ");

    // Who may do it with a thing of a ward, and who with one of the whole city. S 相談員, J 事務局, K 管理者, T whoever handed in
    // the case that it is about, P whoever takes part in its session.
    private static readonly Dictionary<Operation, (string InWard, string InCity)> Table = new()
    {
        [Operation.ComeIn] = ("S", "S"),
        [Operation.Consult] = ("S", "S"),
        [Operation.ReportContact] = ("S", "S"),
        [Operation.ReadOwnRoles] = ("S", "S"),
        [Operation.EditContact] = ("JK", "K"),
        [Operation.ReadContactHistory] = ("JK", "K"),
        [Operation.ReadUnreachable] = ("JK", "K"),
        [Operation.RegisterSecretariat] = ("K", "K"),
        [Operation.ReadSecretariats] = ("K", "K"),
        [Operation.ReadAudit] = ("K", "K"),
        [Operation.BookReview] = ("S", "S"),
        [Operation.ManageReviews] = ("JK", "K"),
        [Operation.ReadRoster] = ("JK", "K"),
        [Operation.ChooseOffice] = ("S", "S"),
        [Operation.ManageOffices] = ("JK", "K"),
        [Operation.ReadAttendance] = ("JK", "K"),
        [Operation.TakeFile] = ("S", "S"),
        [Operation.HandInCase] = ("S", "S"),
        // Not administrators; and a case is always of a ward.
        [Operation.ManageCases] = ("J", "J"),
        [Operation.ReadCase] = ("JTP", "JTP"),
        [Operation.ReadSummary] = ("S", "S"),
        [Operation.SubscribeSummaries] = ("S", "S"),
        [Operation.ManageSummaries] = ("J", "J"),
        [Operation.MakeNewsletter] = ("JK", "K"),
        [Operation.ChangeOwnCase] = ("T", "T"),
        [Operation.DraftSummary] = ("JK", "K"),
        [Operation.ReplaceDirectory] = ("K", "K"),
        [Operation.CheckStore] = ("S", "S"),
        [Operation.OperateStore] = ("K", "K"),
    };

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void EveryOperation_IsAllowedToTheRolesOfTheTableAndToNobodyElse(Operation operation)
    {
        Assert.True(Table.TryGetValue(operation, out var expected), $"{operation} has no entry in the table of this test.");
        foreach (var (ward, roles) in new[] { (Here, expected.InWard), ((Ward?)null, expected.InCity) })
        {
            var open = roles.Contains('S', StringComparison.Ordinal);
            Check(Standing.Specialist, open);
            Check(Secretariat(There), open);
            Check(Secretariat(Here), open || (roles.Contains('J', StringComparison.Ordinal) && ward is not null));
            Check(Standing.Administrator, open || roles.Contains('K', StringComparison.Ordinal));
            foreach (var tie in (Role[])[Role.CaseSubmitter, Role.CaseParticipant])
            {
                // Whatever else the person is: the tie gives its own and takes nothing away.
                var tied = roles.Contains("SJKTP"[(int)tie], StringComparison.Ordinal);
                Check(Tied(Standing.Specialist, tie), open || tied);
                Check(Tied(Secretariat(There), tie), open || tied);
                Check(Tied(Secretariat(Here), tie), open || tied || (roles.Contains('J', StringComparison.Ordinal) && ward is not null));
                Check(Tied(Standing.Administrator, tie), open || tied || roles.Contains('K', StringComparison.Ordinal));
            }

            void Check(Standing standing, bool isAllowed)
            {
                var decision = AccessRules.Decide(operation, ward, standing);
                Assert.Equal(isAllowed, decision is AccessDecision.Allowed);
                if (decision is AccessDecision.Refused refused)
                {
                    Assert.Equal(roles, string.Concat(refused.MayDoIt.Select(role => "SJKTP"[(int)role])));
                    Assert.Equal(ward, refused.Ward);
                    Assert.False(refused.Unchecked);
                }
            }
        }
    }

    [Fact]
    public void WhoCouldNotBeChecked_IsRefusedAndToldSo()
    {
        var standing = Standing.Specialist with { Unchecked = new HashSet<Ward> { Here } };

        Assert.True(Refusal(Operation.EditContact, Here, standing).Unchecked);
        // That has nothing to do with another ward, with the city, or with what only administrators may.
        Assert.False(Refusal(Operation.EditContact, There, standing).Unchecked);
        Assert.False(Refusal(Operation.EditContact, null, standing).Unchecked);
        Assert.False(Refusal(Operation.RegisterSecretariat, Here, standing).Unchecked);
        Assert.IsType<AccessDecision.Allowed>(AccessRules.Decide(Operation.EditContact, Here, standing with { IsAdministrator = true }));
        Assert.IsType<AccessDecision.Allowed>(AccessRules.Decide(Operation.Consult, Here, standing));
    }

    private static Standing Tied(Standing standing, Role tie) => standing with { ToCase = new HashSet<Role> { tie } };

    private static Standing Secretariat(Ward ward) => Standing.Specialist with { Secretariat = new HashSet<Ward> { ward } };

    private static AccessDecision.Refused Refusal(Operation operation, Ward? ward, Standing standing) =>
        Assert.IsType<AccessDecision.Refused>(AccessRules.Decide(operation, ward, standing));
}
