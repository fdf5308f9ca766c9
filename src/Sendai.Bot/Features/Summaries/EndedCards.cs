using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Summaries;

/// <summary>What is said of subscriptions that ended, to those who did not end them.</summary>
internal static class EndedCards
{
    private const string Heading = "まとめの届け先が減りました";
    private const int Shown = 10;

    /// <summary>To 事務局: a channel or a group has ended it.</summary>
    public static AdaptiveCard FromWithin(Subscription was) =>
        Of(was.Ward, $"「{ReaderWords.Name(was)}」が、{was.Ward}区のまとめの受け取りをやめました。", [], "もう一度受け取るときは、そのチャネルで「まとめを受け取る」と書いてもらってください。");

    /// <summary>To 事務局: the bot is no longer there. People are counted and not named, since guests may read it.</summary>
    public static AdaptiveCard ByItself(IReadOnlyList<Subscription> gone)
    {
        var people = gone.Count(one => one.IsPersonal);
        List<string> lines =
        [
            .. gone.Where(one => !one.IsPersonal).Take(Shown).Select(one => $"・{ReaderWords.Name(one)}"),
            .. people > 0 ? [$"・個人チャット {people}人"] : Array.Empty<string>(),
        ];
        return Of(
            gone[0].Ward,
            $"ボットが外されたか、ブロックされたので、{gone[0].Ward}区のまとめは、次の{gone.Count}か所にはもう届きません。",
            lines,
            "もう一度届けるには、ボットを追加してもらい、そこで「まとめを受け取る」と書いてもらってください。");
    }

    /// <summary>To the subscriber: 事務局 has ended it.</summary>
    public static AdaptiveCard BySecretariat(Subscription was)
    {
        var words = $"{was.Ward}区の事務局が、{ReaderWords.Where(was.IsPersonal)}へのまとめの配信を止めました。これからのまとめは届きません。";
        return CardParts.Card(words, [CardParts.Heading("まとめの配信が止まりました"), CardParts.Line(words), CardParts.Line("分からないことは、事務局に聞いてください。", subtle: true)]);
    }

    private static AdaptiveCard Of(Ward ward, string what, IReadOnlyList<string> lines, string then) => CardParts.Card(
        $"{Heading}。{what}",
        [CardParts.Heading(Heading), CardParts.Line(what), .. lines.Select(line => CardParts.Line(line)), CardParts.Line(then, subtle: true)],
        ReaderVerbs.Button("まとめの届け先を見る", ReaderVerbs.Subscribers, ward));
}
