using System.Text.Json.Nodes;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「まとめを受け取る」: which ward, which meetings; and what is so afterwards.</summary>
internal sealed class SubscribeCards(DirectoryContent content)
{
    private const string Heading = "会議のまとめを受け取る";

    /// <summary>The form.</summary>
    /// <param name="ward">Which ward stands there; null when it is to be chosen.</param>
    /// <param name="now">What stands in it: the subscription as it is, or as it was just wished.</param>
    /// <param name="place">Where they shall come to.</param>
    /// <param name="flaw">What is in the way.</param>
    public AdaptiveCard Form(Ward? ward, Subscription? now, SubscriberPlace place, string? flaw)
    {
        var isPersonal = place.IsPersonal;
        var what = isPersonal
            ? "会議が終わると、話し合ったこと・決まったこと・宿題が、この個人チャットに届きます。"
            : "会議が終わると、話し合ったこと・決まったこと・宿題が、ここに届きます。ここにいる方みなさんが読めます。";
        var body = new List<CardElement> { CardParts.Heading(Heading) };
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(CardParts.Line(what));
        body.Add(new InputChoiceSet
        {
            Id = SummaryVerbs.Ward,
            Label = "どの区のまとめですか",
            Style = ChoiceInputStyle.Compact,
            Choices = [.. content.Wards.Select(one => new Choice($"{one}区", one.Name))],
            Value = ward?.Name,
            Placeholder = "区を選ぶ",
            IsRequired = true,
            ErrorMessage = "区を選んでください。ほかの区のまとめも受け取れます。",
        });
        if (content.SessionKinds.Count > 0)
        {
            body.Add(new InputChoiceSet
            {
                Id = ReaderVerbs.Kinds,
                Label = "どの会のまとめですか（選ばないと、すべて）",
                Style = ChoiceInputStyle.Expanded,
                IsMultiSelect = true,
                Choices = [.. content.SessionKinds.Select(kind => new Choice(kind.Name, kind.Id))],
                Value = now is { Kinds.Count: > 0 } ? string.Join(',', now.Kinds) : null,
                ErrorMessage = "会を選んでください。選ばないと、すべての会になります。",
            });
        }

        if (isPersonal)
        {
            body.Add(new InputChoiceSet
            {
                Id = ReaderVerbs.Scope,
                Label = "どんなときに受け取りますか",
                Style = ChoiceInputStyle.Expanded,
                Choices = [new Choice("すべて", ReaderVerbs.All), new Choice("出られなかった会だけ（事業所から1人も出ていない会）", ReaderVerbs.Missed)],
                Value = now is { OnlyMissed: true } ? ReaderVerbs.Missed : ReaderVerbs.All,
                IsRequired = true,
                ErrorMessage = "どちらかを選んでください。",
            });
        }

        // The ward comes from the choice beside it.
        var data = new JsonObject { [ReaderVerbs.Place] = isPersonal ? "" : place.Name, [ReaderVerbs.Team] = place.Team, [Nonce.Data] = Nonce.New() };
        var button = new ActionExecute { Title = "受け取る", Verb = ReaderVerbs.Subscribe, Data = data };
        return CardParts.Card($"{Heading}。{flaw}{what}", body, button);
    }

    /// <summary>What is so now.</summary>
    public AdaptiveCard Is(Subscription now)
    {
        var heading = $"{now.Ward}区のまとめを受け取ります";
        var body = new List<CardElement>
        {
            CardParts.Heading(heading),
            CardParts.Line($"届くところ：{(now.IsPersonal ? "この個人チャット" : now.Name.Length > 0 ? now.Name : "ここ")}"),
            CardParts.Line($"受け取る会：{ReaderWords.Kinds(now, content)}"),
        };
        if (now.IsPersonal)
        {
            body.Add(CardParts.Line(now.OnlyMissed ? "受け取るとき：事業所から1人も出ていない会だけ" : "受け取るとき：いつも"));
        }

        body.Add(CardParts.Line($"変えるとき・ほかの区も受け取るときは、「{ReaderVerbs.SubscribeWords}」と書いてください。", subtle: true));
        return CardParts.Card(
            $"{heading}。受け取る会：{ReaderWords.Kinds(now, content)}",
            body,
            ReaderVerbs.Button("変える", ReaderVerbs.Form, now.Ward),
            ReaderVerbs.Button("受け取りをやめる", SummaryVerbs.Unsubscribe, now.Ward));
    }

    /// <summary>It has ended; one press begins it as it was.</summary>
    public static AdaptiveCard Ended(Subscription was)
    {
        var words = EndedWords(was);
        return CardParts.Card(
            words,
            [CardParts.Heading("まとめの受け取りをやめました"), CardParts.Line(words), CardParts.Line("まちがえたときや、また受け取りたくなったときは、下のボタンを押してください。", subtle: true)],
            ReaderVerbs.Deed(
                "また受け取る",
                ReaderVerbs.Subscribe,
                was.Ward,
                (ReaderVerbs.Place, JsonValue.Create(was.IsPersonal ? "" : was.Name)),
                (ReaderVerbs.Team, JsonValue.Create(was.Team)),
                (ReaderVerbs.Kinds, JsonValue.Create(string.Join(',', was.Kinds))),
                (ReaderVerbs.Scope, JsonValue.Create(was.OnlyMissed ? ReaderVerbs.Missed : ReaderVerbs.All))));
    }

    public static string EndedWords(Subscription was) =>
        $"{was.Ward}区のまとめは、もう{ReaderWords.Where(was.IsPersonal)}に届きません。また受け取るときは「{ReaderVerbs.SubscribeWords}」と書いてください。";

    /// <summary>There was none to end.</summary>
    public static AdaptiveCard None(Ward ward, bool isPersonal)
    {
        var words = $"{ReaderWords.Where(isPersonal)}では、{ward}区のまとめを受け取っていません。何も変えていません。";
        return CardParts.Card(words, [CardParts.Heading("まとめの受け取り"), CardParts.Line(words)], ReaderVerbs.Button("受け取りを始める", ReaderVerbs.Form, ward));
    }
}
