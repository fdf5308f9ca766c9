namespace Sendai.Bot.Features.Admin;

/// <summary>The words and verbs of the administration, and the names of what its buttons carry.</summary>
internal static class AdminVerbs
{
    public const string RegisterWords = "事務局に登録";
    public const string EndWords = "事務局の登録を外す";
    public const string ListWords = "事務局の一覧";
    public const string RolesWords = "わたしの役割";
    public const string AuditWords = "監査の記録";
    public const string UnreachableWords = "届かない人の一覧";

    public const string Register = "admin.register";
    public const string End = "admin.end";
    public const string Cancel = "admin.cancel";
    public const string OlderAudit = "admin.olderAudit";
    public const string MoreUnreachable = "admin.moreUnreachable";

    public const string Ward = "ward";
    public const string Seen = "seen";
    public const string Guests = "guests";
    public const string Month = "month";
    public const string Key = "key";
    public const string Wards = "wards";
    public const string Skip = "skip";
}
