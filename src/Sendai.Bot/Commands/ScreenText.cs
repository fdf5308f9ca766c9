using System.Text;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Commands;

/// <summary>Says to a person what the screen has found.</summary>
internal static class ScreenText
{
    public static string Of(string text, IReadOnlyList<ScreenFinding> findings)
    {
        if (findings.Count == 0)
        {
            return "個人が分かる書き方は見つかりませんでした。\n";
        }

        var lines = new StringBuilder();
        foreach (var finding in findings)
        {
            lines.Append('・').Append(Line(text, finding)).Append('\n');
        }

        return lines.Append("置き換えた文：").Append(PrivacyScreen.Replace(text, findings)).Append('\n').ToString();
    }

    /// <summary>One finding: what it is, what stands there, and what could stand there.</summary>
    public static string Line(string text, ScreenFinding finding) =>
        $"{(finding.IsCertain ? "消す　　" : "確かめる")}：{NameOf(finding.Kind)}「{text.AsSpan(finding.Start, finding.Length)}」→「{finding.Suggestion}」";

    private static string NameOf(ScreenKind kind) => kind switch
    {
        ScreenKind.Name => "名前",
        ScreenKind.Phone => "電話・FAXの番号",
        ScreenKind.Email => "メールアドレス",
        ScreenKind.PostalCode => "郵便番号",
        ScreenKind.Address => "住所",
        ScreenKind.BirthDate => "生年月日",
        ScreenKind.MyNumber => "マイナンバー",
        ScreenKind.CertificateNumber => "証や手帳などの番号",
        ScreenKind.BankAccount => "口座の番号",
        ScreenKind.SocialId => "SNSのアカウント",
        ScreenKind.Plate => "車のナンバー",
        _ => "合わせると人が分かること",
    };
}
