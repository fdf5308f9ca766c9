using NodaTime;
using Sendai.Bot.Wording;
using Sendai.Domain.Offices;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Offices;

/// <summary>What the people of an office are told about its turn.</summary>
internal static class RotaNoticeCards
{
    /// <summary>The material that is asked for beforehand.</summary>
    public const string Prepare = "事前に、話したいことを匿名でまとめておいてください。";

    private const string WhichDay = "日にちは、区の事務局からお知らせします。";

    /// <summary>One month before.</summary>
    public static Activity Notice(Office office, YearMonth month) => Message(
        "個別スーパービジョンの月が近づいています",
        $"{office.Name}は、{OfficeWords.Month(month)}の予定です。",
        WhichDay,
        Prepare);

    /// <summary>The month changed.</summary>
    public static Activity Change(Office office, RotaMove move) => move switch
    {
        (_, { } from, { } to) => Message(
            "個別スーパービジョンの月が変わりました", $"{office.Name}は、{OfficeWords.Month(from)}から{OfficeWords.Month(to)}に変わりました。", WhichDay, Prepare),
        (_, null, { } to) => Message(
            "個別スーパービジョンの月が決まりました", $"{office.Name}は、{OfficeWords.Month(to)}の予定です。", WhichDay, Prepare),
        (_, var from, _) => Message(
            "個別スーパービジョンの予定がなくなりました",
            $"{(from is { } month ? OfficeWords.Month(month) : null)}に予定していた{office.Name}の回は、取りやめになりました。",
            "次の予定が決まったら、お知らせします。ご不明な点は、区の事務局におたずねください。"),
    };

    private static Activity Message(string heading, params IReadOnlyList<string> lines) => new()
    {
        Attachments = [CardParts.Card($"{heading}。{string.Join("", lines)}", [CardParts.Heading(heading), .. lines.Select(line => CardParts.Line(line))]).ToAttachment()],
    };
}
