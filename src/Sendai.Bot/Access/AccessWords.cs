using Sendai.Domain.Access;

namespace Sendai.Bot.Access;

/// <summary>Says who can do what somebody may not.</summary>
internal static class AccessWords
{
    public static string Refusal(AccessDecision.Refused refused)
    {
        var who = string.Join("と", refused.MayDoIt.Select(role => role switch
        {
            Role.Secretariat => $"{refused.Ward}区の事務局",
            Role.Administrator => "管理者",
            _ => "相談員",
        }));
        return $"この操作ができるのは、{who}です。変更は何もしていません。";
    }
}
