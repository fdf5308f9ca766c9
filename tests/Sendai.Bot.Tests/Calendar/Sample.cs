using Sendai.Bot.Calendar;

namespace Sendai.Bot.Tests.Calendar;

internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Ten in the morning in Sendai.</summary>
    public static CalendarEntry Entry { get; } = new(
        "booking-1",
        "ケースレビュー（見本）",
        new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(9)),
        new DateTimeOffset(2026, 12, 1, 1, 20, 0, TimeSpan.Zero),
        "区役所 3階; 301, 302",
        "https://teams.example/l/join?x=1&y=2",
        "持ち物はありません。\n遅れるときはお電話を。");
}
