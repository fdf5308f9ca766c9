using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Offices;

/// <summary>「個別スーパービジョンの順番」 for the 事務局.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="Rota">The rota; null when none was made.</param>
/// <param name="Offices">All offices of the ward.</param>
/// <param name="People">Who belongs to which office.</param>
internal sealed record RotaCards(Ward Ward, int Year, Rota? Rota, IReadOnlyList<Office> Offices, ILookup<string, string> People)
{
    public const string SwapForm = "swap";
    public const string PutForm = "put";
    public const string MarkForm = "mark";

    private const int LaterShown = 12;
    private const int WaitingShown = 40;

    private string Heading => $"個別スーパービジョンの順番（{Ward}区　{Year}年度）";

    /// <summary>The months.</summary>
    /// <param name="alert">What has just been done, or why not.</param>
    /// <param name="isGood">Whether it was done.</param>
    public AdaptiveCard Months(string? alert = null, bool isGood = false)
    {
        var items = new List<CardElement> { CardParts.Heading(Heading) };
        if (alert is not null)
        {
            items.Add(new Container { Style = isGood ? ContainerStyle.Good : ContainerStyle.Attention, Items = [CardParts.Line(alert)] });
        }

        if (Rota is null)
        {
            var open = Offices.Count(office => !office.IsClosed);
            var nothing = open == 0
                ? $"まだ事業所がありません。先に「{OfficeVerbs.ListWords} {Ward}区」で足してください。"
                : $"まだ作っていません。「順番を作る」を押すと、一覧の{open}件を1か月に1件ずつ入れます。前の年度から回った事業所と、しばらく順番のなかった事業所が先になります。あとから入れかえられます。";
            items.Add(CardParts.Line(nothing));
            CardAction[] make = open == 0 ? [] : [Button("順番を作る", OfficeVerbs.MakeRota, (Nonce.Data, Nonce.New())) with { Style = ActionStyle.Positive }];
            return CardParts.Card($"{alert}{Heading}。{nothing}", items, [.. make, .. Years()]);
        }

        items.AddRange(Rota.Turns.Select(turn => CardParts.Line(Line(turn))));
        if (Rota.Later.Count > 0)
        {
            items.Add(CardParts.Line($"来年度へ：{Names(Rota.Later, LaterShown)}"));
        }

        if (Rota.Turns.Any(turn => turn.IsComing && !People[turn.Office!].Any()))
        {
            items.Add(CardParts.Line($"（※）この事業所を「{OfficeVerbs.MineWords}」で選んだ方が、まだいません。お知らせが届かないので、電話などで伝えてください。", subtle: true));
        }

        // Five buttons at most fit below a card.
        items.Add(new ActionSet { Actions = Years() });
        return CardParts.Card(
            $"{alert}{Heading}。{string.Join("。", Rota.Turns.Where(turn => turn.Office is not null).Select(Line))}",
            items,
            Button("月を入れかえる", OfficeVerbs.RotaForm, (OfficeVerbs.Form, SwapForm)),
            Button("別の事業所を入れる", OfficeVerbs.RotaForm, (OfficeVerbs.Form, PutForm)),
            Button("済み・中止にする", OfficeVerbs.RotaForm, (OfficeVerbs.Form, MarkForm)),
            Button("まだの事業所", OfficeVerbs.Waiting));
    }

    /// <summary>Which two months?</summary>
    public AdaptiveCard Swap() => Form(
        "月を入れかえる",
        "2つの月の事業所を入れかえます。どちらの事業所の方にも、お知らせが届きます。",
        [Month(OfficeVerbs.Month, "1つめの月", turn => turn.State == TurnState.Planned), Month(OfficeVerbs.Other, "2つめの月", turn => turn.State == TurnState.Planned)],
        Change("入れかえる", OfficeVerbs.Swap));

    /// <summary>Which office into which month?</summary>
    public AdaptiveCard Put(int? skip)
    {
        var open = Open();
        var page = OfficeChoices.PageOf(skip, open.Count);
        var next = page + OfficeChoices.OnACard < open.Count ? page + OfficeChoices.OnACard : 0;
        CardAction[] more = open.Count > OfficeChoices.OnACard
            ? [Button("ほかの事業所を見る", OfficeVerbs.RotaForm, (OfficeVerbs.Form, PutForm), (OfficeVerbs.Skip, next)).WithoutInputs()]
            : [];
        return Form(
            "別の事業所を入れる",
            "その月に入っていた事業所は「来年度へ」の先頭に回ります。どちらの事業所の方にも、お知らせが届きます。",
            [
                Month(OfficeVerbs.Month, "月", turn => turn.State != TurnState.Done),
                OfficeChoices.Of(open, page, "入れる事業所"),
                .. OfficeChoices.PageLine(open.Count, page),
            ],
            [Change("入れる", OfficeVerbs.Put), .. more]);
    }

    /// <summary>Which month, and how far is it?</summary>
    public AdaptiveCard Mark() => Form(
        "済み・中止にする",
        "中止にすると、事業所は「来年度へ」の先頭に回り、事業所の方にお知らせが届きます。",
        [
            Month(OfficeVerbs.Month, "月", turn => turn.Office is not null),
            new InputChoiceSet
            {
                Id = OfficeVerbs.State,
                Label = "どうしますか",
                Style = ChoiceInputStyle.Expanded,
                Choices = [new Choice("済み", nameof(TurnState.Done)), new Choice("中止", nameof(TurnState.Cancelled)), new Choice("予定にもどす", nameof(TurnState.Planned))],
                IsRequired = true,
                ErrorMessage = "どうするかを選んでください。",
            },
        ],
        Change("決める", OfficeVerbs.Mark));

    /// <summary>Who has had no turn this year, and who had none in the years before.</summary>
    public AdaptiveCard Waiting(IReadOnlyList<Rota> before)
    {
        var heading = $"まだの事業所（{Ward}区　{Year}年度）";
        var open = Open().Where(office => Rota?.HasServed(office.Id) != true).ToList();
        var count = open.Count == 0 ? "今年度は、どの事業所も済んでいます。" : $"今年度まだの事業所は{open.Count}件です。";
        var items = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(count) };
        items.AddRange(open.Take(WaitingShown).Select(office => CardParts.Line($"{office.Name}　{When(office.Id)}{Last(office.Id, before)}")));
        if (open.Count > WaitingShown)
        {
            items.Add(CardParts.Line($"ほかに{open.Count - WaitingShown}件あります。", subtle: true));
        }

        return CardParts.Card($"{heading}。{count}", items, Button("順番にもどる", OfficeVerbs.Rota));
    }

    /// <summary>The names of some offices.</summary>
    public string Names(IReadOnlyList<string> offices, int most = int.MaxValue) =>
        string.Join("、", offices.Take(most).Select(Name)) + (offices.Count > most ? $"、ほか{offices.Count - most}件" : "");

    private List<Office> Open() => [.. Offices.Where(office => !office.IsClosed)];

    private string When(string office) =>
        Rota?.ComingTo(office) is { } turn ? $"{turn.Month.Month}月の予定" : Rota?.Later.Contains(office) == true ? "来年度へ" : "順番に入っていません";

    private static string Last(string office, IReadOnlyList<Rota> before)
    {
        var last = before
            .SelectMany(rota => rota.Turns)
            .Where(turn => turn.Office == office && turn.State == TurnState.Done)
            .Select(turn => (YearMonth?)turn.Month)
            .Max();
        return before.Count == 0 ? "" : last is { } month ? $"（前は{OfficeWords.Month(month)}）" : $"（{before.Min(rota => rota.Year)}年度からは一度もありません）";
    }

    private string Line(RotaTurn turn) => turn.Office is not { } office
        ? $"{turn.Month.Month}月　（空き）"
        : $"{turn.Month.Month}月　{Name(office)}　{RotaWords.Of(turn.State)}{(turn.IsComing && !People[office].Any() ? "（※）" : "")}";

    private string Name(string id) => Offices.FirstOrDefault(office => office.Id == id) is { } office
        ? office.Name + (office.IsClosed ? "（閉じています）" : "")
        : "（一覧にない事業所）";

    private AdaptiveCard Form(string heading, string what, IReadOnlyList<CardElement> fields, params IReadOnlyList<CardAction> actions) => CardParts.Card(
        $"{heading}。{what}",
        [CardParts.Heading(heading), CardParts.Line($"{Ward}区　{Year}年度"), CardParts.Line(what), .. fields],
        [.. actions, Button("順番にもどる", OfficeVerbs.Rota).WithoutInputs()]);

    private InputChoiceSet Month(string id, string label, Func<RotaTurn, bool> isOffered) => new()
    {
        Id = id,
        Label = label,
        Placeholder = "月を選ぶ",
        Choices = [.. Rota!.Turns.Where(isOffered).Select(turn => new Choice(Line(turn), YearMonthPattern.Iso.Format(turn.Month)))],
        IsRequired = true,
        ErrorMessage = "月を選んでください。",
    };

    private ActionExecute Change(string title, string verb) =>
        Button(title, verb, (OfficeVerbs.Basis, RotaRows.Mark(Rota!)), (Nonce.Data, Nonce.New())) with { Style = ActionStyle.Positive };

    private ActionExecute[] Years() =>
    [
        Button($"{Year - 1}年度を見る", OfficeVerbs.Rota, (OfficeVerbs.Year, Year - 1)),
        Button($"{Year + 1}年度を見る", OfficeVerbs.Rota, (OfficeVerbs.Year, Year + 1)),
    ];

    private ActionExecute Button(string title, string verb, params ReadOnlySpan<(string Name, JsonNode? Value)> data)
    {
        var button = OfficeVerbs.Button(title, verb, Ward, data);
        button.Data!.TryAdd(OfficeVerbs.Year, Year);
        return button;
    }
}
