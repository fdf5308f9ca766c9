using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Admin;

/// <summary>Asks whether a ward shall have no 事務局 any more.</summary>
internal static class EndCard
{
    public static AdaptiveCard Ask(Ward ward, Registered registered)
    {
        var heading = $"{ward}区の事務局の登録を外しますか？";
        const string what = "外すと、登録されているチャネルの方は、すぐに事務局ではなくなります。あとでまた登録できます。";
        var data = new JsonObject { [AdminVerbs.Ward] = ward.Name, [AdminVerbs.Seen] = registered.Mark, [Nonce.Data] = Nonce.New() };
        return CardParts.Card(
            $"{heading}{what}",
            [CardParts.Heading(heading), CardParts.Line($"{AdminWords.Day(CityClock.At(registered.Secretariat!.RegisteredAt))}に登録されました。"), CardParts.Line(what)],
            new ActionExecute { Title = "外す", Verb = AdminVerbs.End, Style = ActionStyle.Destructive, Data = data },
            new ActionExecute { Title = "やめる", Verb = AdminVerbs.Cancel, Data = [] });
    }

    public static AdaptiveCard Done(Ward ward)
    {
        var heading = $"{ward}区の事務局の登録を外しました";
        const string rest = "登録されていたチャネルの方は、事務局ではなくなりました。";
        return CardParts.Card($"{heading}。{rest}", [CardParts.Heading(heading), CardParts.Line(rest)]);
    }

    public static AdaptiveCard Cancelled()
    {
        const string heading = "やめました";
        const string rest = "何も変更していません。";
        return CardParts.Card($"{heading}。{rest}", [CardParts.Heading(heading), CardParts.Line(rest)]);
    }
}
