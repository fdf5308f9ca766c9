namespace Sendai.Bot.Calendar;

/// <summary>Whether a text can be a mail address. Whether it is one, only the mail knows.</summary>
internal static class MailAddress
{
    public static bool IsOne(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == text.LastIndexOf('@')
        && at < text.Length - 1
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        // A guest's sign-in name looks like one, and mail to it goes nowhere.
        && !text.Contains("#EXT#", StringComparison.OrdinalIgnoreCase);
}
