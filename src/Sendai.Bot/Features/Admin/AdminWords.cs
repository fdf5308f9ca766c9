using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Features.Admin;

/// <summary>What the administration says without a card.</summary>
internal static class AdminWords
{
    public const string MembersNotRead =
        "このチャネルのメンバーを確かめられなかったので、登録を始めていません。少し待ってから、もう一度書いてください。続くときは、このチームにボットが追加されているかを確かめてください。";

    public const string Overtaken = "このカードが出たあとに登録が変わっていたので、何も変更していません。もう一度書いて、新しいカードで確かめてください。";

    public const string CardUnusable = "このカードは今は使えません。何も変更していません。もう一度書いて、新しいカードからお試しください。";

    private const string DaysOfWeek = "月火水木金土日";

    public static string WriteItInTheChannel(Ward ward) =>
        $"登録は、{ward}区の事務局の方だけがいるチャネルの中で行います。そのチャネルで、このボットにメンションして「{AdminVerbs.RegisterWords} {ward}区」と書いてください。何も変更していません。";

    public static string NothingRegistered(Ward ward) => $"{ward}区の事務局は、登録されていません。何も変更していません。";

    /// <summary>月日(曜).</summary>
    public static string Day(LocalDateTime at) => $"{at.Month}月{at.Day}日({DaysOfWeek[(int)at.DayOfWeek - 1]})";

    /// <summary>The moment of a line.</summary>
    public static string Moment(LocalDateTime at) => $"{Day(at)} {at.Hour}:{at.Minute:00}";
}
