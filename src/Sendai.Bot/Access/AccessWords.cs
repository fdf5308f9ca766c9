using Sendai.Domain.Access;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Access;

/// <summary>Rights in words for the screen.</summary>
internal static class AccessWords
{
    private const string Nothing = "変更は何もしていません。";

    /// <summary>Says who can do what somebody may not, or that it cannot be checked now.</summary>
    public static string Refusal(AccessDecision.Refused refused) => refused.Unchecked
        ? $"{refused.Ward}区の事務局の方かどうかを、いま確かめられませんでした。{Nothing}少し待ってから、もう一度お試しください。"
        : $"この操作ができるのは、{string.Join("と", refused.MayDoIt.Select(role => Of(role, refused)))}です。{Nothing}";

    /// <summary>Asks for the ward of a command.</summary>
    public static string WhichWard(string command, IReadOnlyList<Ward> wards) =>
        $"どの区のことか分かりませんでした。「{command} {(wards.Count > 0 ? wards[0] : null)}区」のように、区の名前を続けて書いてください（{string.Join("、", wards.Select(ward => $"{ward}区"))}）。何も変えていません。";

    /// <summary>What somebody did or asked for, for the record.</summary>
    public static string Of(Operation operation) => operation switch
    {
        Operation.ComeIn => "ほかの組織からの利用",
        Operation.Consult => "相談先の案内",
        Operation.ReportContact => "連絡先の違いの報告",
        Operation.EditContact => "連絡先の変更",
        Operation.ReadContactHistory => "連絡先の履歴を見る",
        Operation.ReadUnreachable => "連絡が届かない人を見る",
        Operation.RegisterSecretariat => "事務局の登録",
        Operation.ReadSecretariats => "事務局の一覧を見る",
        Operation.ReadOwnRoles => "自分の役割を見る",
        Operation.ReadAudit => "監査の記録を見る",
        Operation.BookReview => "会の予約",
        Operation.ManageReviews => "会の開催と予約の管理",
        Operation.ReadRoster => "参加者の一覧を見る",
        Operation.ChooseOffice => "自分の事業所を選ぶ",
        Operation.ManageOffices => "事業所と順番の管理",
        Operation.ReadAttendance => "参加の記録を見る",
        Operation.TakeFile => "ファイルを受け取る",
        Operation.HandInCase => "ケースの提出",
        Operation.ChangeOwnCase => "自分のケースの変更",
        Operation.ReadCase => "ケースの内容を見る",
        Operation.ManageCases => "ケースの管理",
        Operation.ReadSummary => "まとめを読む",
        Operation.SubscribeSummaries => "まとめの受け取り",
        Operation.ManageSummaries => "まとめの作成と配信",
        Operation.MakeNewsletter => "ニュースレターの作成",
        Operation.DraftSummary => "ファイルからまとめの下書きを作る",
        Operation.ReplaceDirectory => "相談先のデータの取り込み",
        Operation.CheckStore => "保存先の点検",
        Operation.OperateStore => "保存先の管理",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation without a name."),
    };

    /// <summary>What became of it.</summary>
    public static string Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Begun => "途中（結果は記録されていません）",
        AuditOutcome.Done => "済み",
        AuditOutcome.NotDone => "変更なし",
        AuditOutcome.Refused => "お断り",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    private static string Of(Role role, AccessDecision.Refused refused) => role switch
    {
        Role.Secretariat => $"{refused.Ward}区の事務局",
        Role.Administrator => "管理者",
        Role.CaseSubmitter => "ケースを出した方",
        Role.CaseParticipant => "その会に参加する方（実施されるまで）",
        _ => "相談員",
    };
}
