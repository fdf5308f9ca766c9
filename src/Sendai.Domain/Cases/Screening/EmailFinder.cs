using System.Text.RegularExpressions;

namespace Sendai.Domain.Cases.Screening;

/// <summary>E-mail addresses, also those that were written so that machines should not see them.</summary>
internal sealed partial class EmailFinder(PublicNumbers known) : IScreenFinder
{
    public IEnumerable<ScreenFinding> Find(FoldedText text) =>
        from Match mail in Address().Matches(text.Text)
        where !known.HasMail(mail.Value)
        select new ScreenFinding(ScreenKind.Email, mail.Index, mail.Length, "（メール）", true);

    [GeneratedRegex(
        @"(?:(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}(?:\s?[@★]\s?|\s?[\[({<〔【](?:at|@|アット(?:マーク)?)[\])}>〕】]\s?|\s?アット(?:マーク)?\s?)[a-z0-9-]{1,63}(?:(?: ?\. ?| ?[\[({](?:dot|ドット)[\])}] ?| ?ドット ?| dot )[a-z0-9-]{1,63}){1,5}|(?<![a-z0-9._%+-])[a-z0-9._%+-]{2,64}@[a-z][a-z0-9-]{2,63}|(?<![a-z0-9._%+-])[a-z0-9.]{2,40}_at_[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}|(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64} at [a-z0-9-]{1,63}(?:(?: ?\. ?| dot )[a-z0-9-]{1,63}){1,5})(?:@[a-z0-9._-]{1,64}){0,3}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
