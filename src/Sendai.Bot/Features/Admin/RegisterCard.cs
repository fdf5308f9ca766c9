using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Features.Admin;

/// <summary>Asks whether a channel shall be the 事務局 of a ward, and shows who would get the role.</summary>
internal static class RegisterCard
{
    // A card is 25 KB at most, and nobody reads more names than these.
    private const int NamesShown = 20;
    private const int LongestName = 40;

    public static AdaptiveCard Ask(Ward ward, ChannelMembers people, Registered registered, string channelId)
    {
        var heading = $"このチャネルを、{ward}区の事務局にしますか？";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        body.AddRange(Before(registered.Secretariat, channelId));
        body.Add(CardParts.Line("「登録する」を押すと、このチャネルのメンバーが事務局になり、区の連絡先を直すことなどができるようになります。あとから入った方や抜けた方も、5分以内に反映されます。"));
        body.AddRange(Names("事務局になる方", people.Members));
        body.AddRange(Names("ゲスト（ほかの組織の方）", people.Guests));
        body.Add(new InputToggle
        {
            Id = AdminVerbs.Guests,
            Label = "ゲストの扱い",
            Title = "ゲストも事務局に含める（あとから入るゲストも含みます）",
            Value = "false",
        });
        var data = new JsonObject { [AdminVerbs.Ward] = ward.Name, [AdminVerbs.Seen] = registered.Mark, [Nonce.Data] = Nonce.New() };
        return CardParts.Card(
            $"{heading}メンバーは{people.Members.Count}人、ゲストは{people.Guests.Count}人です。",
            body,
            new ActionExecute { Title = "登録する", Verb = AdminVerbs.Register, Style = ActionStyle.Positive, Data = data },
            new ActionExecute { Title = "やめる", Verb = AdminVerbs.Cancel, Data = [], AssociatedInputs = AssociatedInputs.None });
    }

    /// <summary>Says to all in the channel that it is done.</summary>
    public static AdaptiveCard Done(Secretariat secretariat)
    {
        var heading = $"このチャネルが{secretariat.Ward}区の事務局になりました";
        var guests = secretariat.GuestsCount ? "ゲストも含みます。" : "ゲストは含みません。";
        return CardParts.Card($"{heading}。{guests}", [
            CardParts.Heading(heading),
            CardParts.Line($"このチャネルのメンバーが事務局です。{guests}"),
            CardParts.Line($"自分の役割は「{AdminVerbs.RolesWords}」と書くと確かめられます。", subtle: true),
        ]);
    }

    private static IEnumerable<CardElement> Before(Secretariat? now, string channelId)
    {
        if (now is null)
        {
            yield break;
        }

        var since = $"{AdminWords.Day(CityClock.At(now.RegisteredAt))}から";
        var words = now.ChannelId == channelId
            ? $"{since}、このチャネルが登録されています（{(now.GuestsCount ? "ゲストを含みます" : "ゲストは含みません")}）。「登録する」を押すと、ゲストの扱いだけが変わります。"
            : $"{since}、別のチャネルが登録されています。「登録する」を押すと、このチャネルに替わり、前のチャネルの方は事務局ではなくなります。";
        yield return new Container { Style = ContainerStyle.Warning, Items = [CardParts.Line(words)] };
    }

    private static IEnumerable<CardElement> Names(string who, IReadOnlyList<TeamsChannelAccount> people)
    {
        yield return new TextBlock($"{who}：{people.Count}人") { Weight = TextWeight.Bolder };
        if (people.Count > 0)
        {
            var more = people.Count > NamesShown ? $"、ほか{people.Count - NamesShown}人" : "";
            yield return CardParts.Line(string.Join("、", people.Take(NamesShown).Select(Name)) + more);
        }
    }

    private static string Name(TeamsChannelAccount person)
    {
        var name = string.IsNullOrWhiteSpace(person.Name) ? "（名前なし）" : person.Name.ReplaceLineEndings(" ").Trim();
        // Not in the middle of a character of two halves.
        var end = LongestName - (name.Length > LongestName && char.IsHighSurrogate(name[LongestName - 1]) ? 1 : 0);
        return name.Length <= LongestName ? name : $"{name[..end]}…";
    }
}
