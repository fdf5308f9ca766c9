using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Sendai.Bot.Features.Contacts;

/// <summary>How days and moments are written here.</summary>
internal static class ContactDates
{
    private static readonly LocalDateTimePattern When = LocalDateTimePattern.Create("uuuu年M月d日(ddd) HH:mm", CultureInfo.GetCultureInfo("ja"));

    /// <summary>As the directory and the cards' inputs write a day.</summary>
    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>For people, by the city's clock.</summary>
    public static string Moment(DateTimeOffset moment) => When.Format(CityClock.At(moment));
}
