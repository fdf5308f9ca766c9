using Sendai.Bot.Access;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Admin;

/// <summary>Which ward has a 事務局, since when and how many people.</summary>
internal static class ListCard
{
    public static AdaptiveCard Of(
        IReadOnlyList<Ward> wards, IReadOnlyList<(Secretariat Secretariat, ChannelMembers? People)> registered, string hereId)
    {
        const string heading = "事務局の一覧";
        var known = registered.ToDictionary(one => one.Secretariat.Ward);
        // Wards that the directory has no more come last: their channels still have the role.
        var lines = wards.Union(known.Keys)
            .Select(ward => $"{ward}区：{(known.TryGetValue(ward, out var one) ? About(one.Secretariat, one.People, hereId) : "登録されていません")}")
            .ToList();
        return CardParts.Card(
            $"{heading}。{string.Join("。", lines)}",
            [
                CardParts.Heading(heading),
                .. lines.Select(line => CardParts.Line(line)),
                CardParts.Line($"登録は、そのチャネルで「{AdminVerbs.RegisterWords} ○○区」と書きます。外すときは「{AdminVerbs.EndWords} ○○区」と書きます。", subtle: true),
            ]);
    }

    private static string About(Secretariat secretariat, ChannelMembers? people, string hereId)
    {
        var where = secretariat.ChannelId == hereId ? "このチャネル、" : "";
        var count = people is null
            ? "人数はいま確かめられません"
            : $"{people.Members.Count + (secretariat.GuestsCount ? people.Guests.Count : 0)}人";
        var guests = secretariat.GuestsCount ? "ゲストを含む" : "ゲストは含まない";
        return $"{where}{count}、{guests}、{AdminWords.Day(CityClock.At(secretariat.RegisteredAt))}から";
    }
}
