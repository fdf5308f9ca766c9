using System.Globalization;

namespace Sendai.Bot.Calendar;

/// <summary>
/// Opens Teams' own form for a new meeting, filled in (Teams docs, "Deep link to open a meeting scheduling dialog"). Times need
/// an offset, blanks are %20, and there is no field for the place.
/// </summary>
internal static class TeamsMeetingLink
{
    private const string Form = "https://teams.microsoft.com/l/meeting/new";

    // A letter of Japanese is nine in an address, and cards have an end.
    private const int LongestText = 200;

    public static Uri Of(CalendarEntry entry)
    {
        var place = entry.Place.Length > 0 ? $"場所：{entry.Place}\n" : "";
        return new Uri(
            $"{Form}?subject={Uri.EscapeDataString(Shortened(entry.Subject))}&startTime={Time(entry.Starts)}&endTime={Time(entry.Ends)}"
            + $"&content={Uri.EscapeDataString($"{place}{(entry with { Text = Shortened(entry.Text) }).TextWithLink}")}");
    }

    private static string Time(DateTimeOffset moment) =>
        Uri.EscapeDataString(moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    private static string Shortened(string text)
    {
        if (text.Length <= LongestText)
        {
            return text;
        }

        // Not through the middle of a letter.
        var starts = StringInfo.ParseCombiningCharacters(text);
        return $"{text[..starts.Last(start => start < LongestText)]}…";
    }
}
