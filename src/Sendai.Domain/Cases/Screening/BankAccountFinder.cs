using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>Numbers of bank accounts: behind the kind of account, the branch, or symbol and number of the post bank.</summary>
internal sealed partial class BankAccountFinder : IScreenFinder
{
    public IEnumerable<ScreenFinding> Find(FoldedText text) =>
        from pattern in new[] { Account(), Post() }
        from Match account in pattern.Matches(text.Text)
        from number in account.Groups.Values.Skip(1)
        where number.Success && !Surroundings.IsQuantity(text.Text, number.Index + number.Length)
        select new ScreenFinding(ScreenKind.BankAccount, number.Index, number.Length, "（口座番号は省略）", true);

    [GeneratedRegex(
        @"(?:\((?:普|当)\)|(?:普通|当座|貯蓄|総合|定期)(?:預金|貯金|口座)?|口座|通帳|支店|本店|営業部|出張所|店番|銀行|信金|信用金庫|信組|労金|農協|ゆうちょ|ゆうちょ銀行|\bJA)(?:[ 、,・:=はがの/()「\n]|番号|No\.?|普通|当座|預金|貯金|口座|支店|本店|[一-龥ァ-ヶー]{1,6}支店|名義|店番 ?[0-9]{3}|[0-9]{3}店|店番号 ?[0-9]{3}|店){0,7}(?<![0-9-])(?<n>[0-9]{3}[ -]?[0-9]{4}|[0-9]{6,8})(?![0-9]|[-,][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(@"記号[はが:= 「]{0,3}(?<n>1[0-9]{4}(?:-[0-9])?)(?![0-9])[ 、,・/\n」]{0,3}(?:の?番号[はが:= 「]{0,3})?-?(?<m>[0-9]{2,8})(?![0-9])|ゆうちょ(?:銀行)?[はが:= の「(\n]{0,3}(?<n>1[0-9]{4}[ -][0-9]{6,8})(?![0-9-])|(?<![0-9-])(?<n>1[0-9]{3}0-[0-9]{6,8}1)(?![0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex Post();
}
