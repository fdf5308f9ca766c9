using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Offices;

/// <summary>「わたしの事業所」.</summary>
internal static class MineCards
{
    private const string Heading = "わたしの事業所";
    private const string What = "事業所を選んでおくと、個別スーパービジョンの順番のお知らせが届き、会への参加が事業所の記録になります。";
    private const int ButtonsInARow = 5;

    /// <summary>In which ward?</summary>
    public static AdaptiveCard Wards(IReadOnlyList<Ward> wards)
    {
        const string question = "どの区の事業所ですか？";
        return CardParts.Card(
            $"{Heading}。{question}",
            [
                CardParts.Heading(Heading),
                CardParts.Line(question),
                .. wards.Select(ward => OfficeVerbs.Button($"{ward}区", OfficeVerbs.Mine, ward)).Chunk(ButtonsInARow).Select(row => new ActionSet { Actions = row }),
            ]);
    }

    /// <summary>Which of a ward's offices?</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="offices">Those that can be chosen.</param>
    /// <param name="now">The one that the person has chosen before.</param>
    /// <param name="skip">How many were on the pages before.</param>
    /// <param name="notHere">Whom to ask when it is not on the list.</param>
    public static AdaptiveCard Choose(Ward ward, IReadOnlyList<Office> offices, Office? now, int skip, string notHere)
    {
        var items = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(Now(now)) };
        if (offices.Count == 0)
        {
            var nothing = $"{ward}区の一覧には、まだ事業所がありません。";
            items.Add(CardParts.Line(nothing + notHere));
            return CardParts.Card($"{Heading}。{nothing}", items, Elsewhere(ward));
        }

        items.Add(CardParts.Line(What, subtle: true));
        items.Add(OfficeChoices.Of(offices, skip, $"{ward}区の事業所", now?.Id, new Choice("一覧にありません", OfficeChoices.NotHere)));
        items.AddRange(OfficeChoices.PageLine(offices.Count, skip));
        var actions = new List<CardAction>
        {
            OfficeVerbs.Button("この事業所にする", OfficeVerbs.Choose, ward, (Nonce.Data, Nonce.New())) with { Style = ActionStyle.Positive },
        };
        if (offices.Count > OfficeChoices.OnACard)
        {
            var next = skip + OfficeChoices.OnACard < offices.Count ? skip + OfficeChoices.OnACard : 0;
            actions.Add(OfficeVerbs.Button("ほかの事業所を見る", OfficeVerbs.Mine, ward, (OfficeVerbs.Skip, next)).WithoutInputs());
        }

        return CardParts.Card($"{Heading}。{Now(now)}{ward}区の事業所から選んでください。", items, [.. actions, Elsewhere(ward)]);
    }

    /// <summary>It is chosen.</summary>
    /// <param name="office">Which.</param>
    /// <param name="turns">Its months of the rota, in words.</param>
    public static AdaptiveCard Chosen(Office office, IReadOnlyList<string> turns)
    {
        const string heading = "事業所を覚えました";
        return CardParts.Card(
            $"{heading}。{office.Name}",
            [
                CardParts.Heading(heading),
                CardParts.Line($"{office.Name}（{office.Ward}区）"),
                .. turns.Select(turn => CardParts.Line(turn)),
                CardParts.Line($"変わったときは「{OfficeVerbs.MineWords}」と書くと選び直せます。", subtle: true),
            ]);
    }

    /// <summary>It is not on the list.</summary>
    public static AdaptiveCard NotHere(Ward ward, string words) => CardParts.Card(
        $"{Heading}。{words}", [CardParts.Heading(Heading), CardParts.Line(words), CardParts.Line("何も変えていません。", subtle: true)], Elsewhere(ward));

    private static string Now(Office? now) => now is null ? "まだ選んでいません。" : $"いまは「{now.Name}」（{now.Ward}区）です。";

    // Without a ward it is asked for.
    private static ActionExecute Elsewhere(Ward ward) =>
        OfficeVerbs.Button("ほかの区から選ぶ", OfficeVerbs.Mine, ward, (OfficeVerbs.Other, true)).WithoutInputs();
}
