using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Consult;

/// <summary>Cards that say what the bot can do, and ask for the ward.</summary>
/// <param name="content">The directory.</param>
/// <param name="isShared">Whether others read them as well: the ward that a button would change is then that of whoever presses it.</param>
internal sealed class WelcomeCard(DirectoryContent content, bool isShared)
{
    private const int ExamplesShown = 3;
    private const string Hello = "こんにちは。支援の相談先を案内します";
    private const string What = "困っていることを、ふだんの言葉でそのまま書いてください。どの会議や窓口に相談できるか、理由と連絡先をお答えします。";
    private const string CallMe = "ここでは、このボットにメンション（@ を付けて名前を選ぶ）してから書いてください。お答えは、ここにいる方みなさんに見えます。";
    private const string NoNames = "お名前や住所など、個人が分かることは書かないでください。";

    private static readonly string[] More =
    [
        "ケースレビューなどの会の予約：「予約したい」「わたしの予約」",
        "事例検討などに出すケース：「ケースを出したい」「わたしのケース」",
        "会議のまとめ：「まとめを見る」「まとめを受け取る」",
    ];

    /// <summary>The first card that somebody sees.</summary>
    public AdaptiveCard Welcome(Ward? ward) => Build(Hello, What, ward);

    /// <summary>The answer to a call for help, or to a message that asks for nothing.</summary>
    public AdaptiveCard Help(string heading, Ward? ward) => Build(heading, What, ward);

    /// <summary>Asks for the ward; <paramref name="question"/> is answered as soon as it is chosen.</summary>
    public AdaptiveCard AskWard(string heading, string question) => CardParts.Card(
        heading,
        [CardParts.Heading(heading), CardParts.Line("一度選ぶと覚えておきます。あとで「区を変える」と書けば変えられます。", subtle: true), .. WardButtons.Of(content.Wards, question)]);

    /// <summary>Says that the ward is remembered.</summary>
    public AdaptiveCard WardSet(Ward ward) => Build($"{ward}区で覚えました", "次から、この区の相談先をお答えします。困っていることを書いてください。", ward);

    private AdaptiveCard Build(string heading, string what, Ward? ward)
    {
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(what), CardParts.Line(NoNames, subtle: true) };
        if (isShared)
        {
            body.Add(CardParts.Line(CallMe, subtle: true));
        }

        body.Add(CardParts.Line("たとえば、こんなことを聞けます。"));
        body.AddRange(content.Examples.Take(ExamplesShown).Select(example => new ActionSet
        {
            Actions = [ConsultVerbs.Button(example, ConsultVerbs.Ask, example)],
        }));
        body.Add(CardParts.Line("ほかに、こう書くとできることがあります。"));
        body.AddRange(More.Select(line => CardParts.Line(line)));
        if (ward is null)
        {
            body.Add(CardParts.Line("あなたの区はどこですか？"));
            body.AddRange(WardButtons.Of(content.Wards, ""));
        }

        return ward is null
            ? CardParts.Card($"{heading}。{what}", body)
            : CardParts.Card($"{heading}。{what}", body, ConsultVerbs.Button(isShared ? "自分の区を変える" : $"区を変える（いまは{ward}区）", ConsultVerbs.ChangeWard, ""));
    }
}
