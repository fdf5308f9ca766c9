using System.Globalization;
using NodaTime.Text;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Pack;

/// <summary>Reads a row of the kinds of sessions.</summary>
internal static class KindRow
{
    private const int MostPlaces = 60;
    private const int LongestMinutes = 8 * 60;
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <exception cref="PackRowException">Something in it cannot be used.</exception>
    public static SessionKind Read(PackRow row)
    {
        int? slot = row["slot_minutes"].Length > 0 ? Number(row, "slot_minutes", 1, LongestMinutes) : null;
        return new SessionKind(
            row.Required("id"),
            row.Required("name"),
            slot,
            slot is null ? Number(row, "minutes", 1, LongestMinutes) : 0,
            Number(row, "capacity", 1, MostPlaces),
            row.Required("bookers") switch
            {
                "everyone" => Bookers.Everyone,
                "new_offices" => Bookers.NewOffices,
                "secretariat" => Bookers.Secretariat,
                _ => throw new PackRowException("bookers は everyone、new_offices、secretariat のどれかにしてください"),
            },
            Number(row, "closes_days", 0, 60),
            Time.Parse(row.Required("closes_time")) is { Success: true, Value: var closes } ? closes : throw new PackRowException("closes_time は 17:00 の形で書いてください"),
            Number(row, "decline_hours", 1, 72),
            row.List("themes"),
            row["material"])
        {
            Words = row.ListOrNone("words"),
            Sheet = row.ListOrNone("sheet"),
        };
    }

    private static int Number(PackRow row, string column, int least, int most) =>
        int.TryParse(row.Required(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new PackRowException($"{column} は {least} から {most} までの数にしてください");
}
