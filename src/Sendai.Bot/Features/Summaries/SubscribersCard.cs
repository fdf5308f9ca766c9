using System.Text.Json.Nodes;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Summaries;

/// <summary>A page of those who receive the summaries of a ward: channels first, then people.</summary>
internal sealed class SubscribersCard(DirectoryContent content)
{
    private const int OnACard = 8;

    /// <param name="ward">The ward.</param>
    /// <param name="all">All of them.</param>
    /// <param name="skip">Where the page begins.</param>
    /// <param name="note">What was just done.</param>
    public AdaptiveCard Of(Ward ward, IReadOnlyList<Subscription> all, int skip, string? note)
    {
        var from = skip > 0 && skip < all.Count ? skip : 0;
        var heading = $"{ward}区のまとめの届け先";
        var people = all.Count(one => one.IsPersonal);
        var count = all.Count == 0
            ? $"まだありません。届けたいチャネルで「{ReaderVerbs.SubscribeWords}」と書いてもらってください。"
            : $"チャネル・グループ {all.Count - people}か所、個人 {people}人";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (note is not null)
        {
            body.Add(CardParts.Line(note) with { Weight = TextWeight.Bolder });
        }

        body.Add(CardParts.Line(count));
        foreach (var one in all.OrderBy(one => one.IsPersonal).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Subscriber, StringComparer.Ordinal).Skip(from).Take(OnACard))
        {
            body.Add(CardParts.Line(ReaderWords.Name(one)) with { Weight = TextWeight.Bolder, Separator = true });
            body.Add(CardParts.Line($"{ReaderWords.Kinds(one, content)}{(one.OnlyMissed ? "（出られなかった会だけ）" : "")}", subtle: true));
            body.Add(new ActionSet { Actions = [Remove($"{ReaderWords.Name(one)} を外す", one)] });
        }

        var next = from + OnACard < all.Count ? from + OnACard : 0;
        return CardParts.Card(
            $"{heading}。{note}{count}",
            body,
            all.Count > OnACard ? [ReaderVerbs.Button(next > 0 ? $"つづき（あと{all.Count - next}件）" : "はじめから", ReaderVerbs.Subscribers, ward, (ReaderVerbs.Skip, JsonValue.Create(next)))] : []);
    }

    /// <summary>Asks first.</summary>
    public static AdaptiveCard Ask(Subscription one)
    {
        var heading = $"「{ReaderWords.Name(one)}」を届け先から外しますか？";
        var what = $"{one.Ward}区のまとめが届かなくなります。外したことは、そこにお知らせします。あとで、ご本人がまた受け取れます。";
        return CardParts.Card(
            $"{heading}{what}",
            [CardParts.Heading(heading), CardParts.Line(what)],
            Remove("はい、外します", one, (ReaderVerbs.Sure, JsonValue.Create("yes"))) with { Style = ActionStyle.Destructive },
            ReaderVerbs.Button("やめる", ReaderVerbs.Subscribers, one.Ward));
    }

    private static ActionExecute Remove(string title, Subscription one, params (string Name, JsonNode? Value)[] more) =>
        ReaderVerbs.Button(title, ReaderVerbs.Remove, one.Ward, [(ReaderVerbs.Subscriber, JsonValue.Create(one.Subscriber)), .. more]);
}
