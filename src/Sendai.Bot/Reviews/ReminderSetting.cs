using NodaTime;
using NodaTime.Text;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Reviews;

/// <summary>At what time of the day before people are reminded: <c>Reviews:ReminderTime</c>.</summary>
internal sealed record ReminderSetting(LocalTime DayBefore)
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <exception cref="BotSettingsException">It is no time.</exception>
    public static ReminderSetting Read(IConfiguration configuration) => configuration["Reviews:ReminderTime"] switch
    {
        null or "" => new(new LocalTime(17, 0)),
        var text when Time.Parse(text.Trim()) is { Success: true, Value: var time } => new(time),
        _ => throw new BotSettingsException("Reviews:ReminderTime には、前の日のお知らせの時刻を 17:00 の形で書いてください。"),
    };
}
