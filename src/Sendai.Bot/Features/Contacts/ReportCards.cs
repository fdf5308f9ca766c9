using Sendai.Bot.People;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Contacts;

/// <summary>The cards around a report: the question, and what the 事務局 gets.</summary>
internal sealed class ReportCards(DirectoryContent content)
{
    public const int TextLength = 200;
    private const int ShownInList = 5;

    private static readonly (ReportKind Kind, string Words)[] Kinds =
    [
        (ReportKind.Unreachable, "つながらない"), (ReportKind.Number, "番号がちがう"), (ReportKind.Hours, "時間がちがう"),
        (ReportKind.Charge, "担当がちがう"), (ReportKind.Other, "その他"),
    ];

    public static ReportKind? KindOf(string? value) => Kinds.Where(kind => kind.Kind.ToString() == value).Select(kind => (ReportKind?)kind.Kind).FirstOrDefault();

    /// <summary>Asks which contact seems wrong, and how.</summary>
    /// <param name="contacts">Those of the answer.</param>
    /// <param name="mayEdit">Whether the person can put one of them right at once.</param>
    /// <param name="kind">What was chosen before; null when nothing was.</param>
    /// <param name="found">What stands in the way of the remark, with the remark; null when nothing does.</param>
    /// <param name="nonce">Of the report.</param>
    public AdaptiveCard Question(IReadOnlyList<ContactKey> contacts, bool mayEdit, string nonce, ReportKind? kind = null, Screened.Found? found = null)
    {
        const string heading = "どの連絡先が違うようですか？";
        List<CardElement> body =
        [
            CardParts.Heading(heading),
            .. FindingParts.Alert(found),
            new InputChoiceSet
            {
                Id = ContactVerbs.Contact,
                Label = "連絡先",
                Style = ChoiceInputStyle.Expanded,
                Choices = [.. contacts.Select(key => new Choice(Title(key), ReportButton.Write((key.BodyId, key.Label))))],
                Value = contacts is [var only] ? ReportButton.Write((only.BodyId, only.Label)) : null,
                IsRequired = true,
                ErrorMessage = "どの連絡先かを選んでください。",
            },
            new InputChoiceSet
            {
                Id = ContactVerbs.Kind,
                Label = "どう違いますか",
                Style = ChoiceInputStyle.Expanded,
                Choices = [.. Kinds.Select(one => new Choice(one.Words, one.Kind.ToString()))],
                Value = kind?.ToString(),
                IsRequired = true,
                ErrorMessage = "どう違うかを選んでください。",
            },
            new InputText
            {
                Id = ContactVerbs.Text,
                Label = $"ひとこと（なくてもかまいません。{TextLength}文字まで）",
                Placeholder = "例：別の課につながりました",
                IsMultiline = true,
                MaxLength = Math.Max(TextLength, found?.Texts[0].Length ?? 0),
                Value = found?.Texts[0],
            },
            .. FindingParts.Below(found, text: 0),
            CardParts.Line("事務局だけが読みます。人のお名前や相談の内容は書かないでください。", subtle: true),
        ];
        var send = ContactVerbs.Button("知らせる", ContactVerbs.SendReport, (Nonce.Data, nonce));
        List<CardAction> actions = [.. found is null ? [send] : FindingParts.Buttons(found, send)];
        if (mayEdit)
        {
            actions.Add(ContactVerbs.Button("自分で直す", ContactVerbs.EditReported));
        }

        return CardParts.Card($"{(found is null ? "" : FindingParts.Spoken(found))}{heading}", body, actions);
    }

    /// <summary>Thanks, and says honestly who will see it.</summary>
    public static AdaptiveCard Thanks(ReportOutcome outcome, Ward? ward)
    {
        const string heading = "教えてくださって、ありがとうございます";
        var rest = (outcome, ward) switch
        {
            (ReportOutcome.ToldToday, _) => "この連絡先のことは、今日もう受け取っています。そのまま確かめますので、お待ちください。",
            (ReportOutcome.Sent, { } of) => $"{of}区の事務局に届けました。確かめるまで、案内はいまのままです。",
            (_, { } of) => $"{of}区の事務局がまだ登録されていないので、お預かりしました。登録されたら届けます。それまでは管理者が見られます。",
            _ => "市全体の相談先なので、管理者が見られるようにお預かりしました。確かめるまで、案内はいまのままです。",
        };
        return CardParts.Card($"{heading}。{rest}", [CardParts.Heading(heading), CardParts.Line(rest)]);
    }

    /// <summary>What the 事務局 is told.</summary>
    public AdaptiveCard Notice(Report report)
    {
        const string heading = "「連絡先が違うようです」と知らせがありました";
        return CardParts.Card($"{heading}。{Name(report.Key)}", [CardParts.Heading(heading), .. Lines(report)], [.. Buttons(report)]);
    }

    /// <summary>What that becomes, for everybody, when somebody has seen to it.</summary>
    public AdaptiveCard Settled(Report report, ReportState state, DateTimeOffset at)
    {
        var heading = state == ReportState.Edited ? "対応ずみ：連絡先を直しました" : "対応ずみ：確認しました（変更なし）";
        return CardParts.Card(
            $"{heading}。{Name(report.Key)}",
            [CardParts.Heading(heading), CardParts.Line($"{ContactDates.Moment(at)}　事務局の方"), .. Lines(report)]);
    }

    /// <summary>The reports that wait.</summary>
    public AdaptiveCard List(IReadOnlyList<Report> reports)
    {
        if (reports.Count == 0)
        {
            const string none = "届いている指摘はありません";
            return CardParts.Card(none, [CardParts.Heading(none)]);
        }

        var heading = $"届いた指摘が{reports.Count}件あります";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        body.AddRange(reports.Take(ShownInList).Select(report => new Container
        {
            Separator = true,
            Items = [.. Lines(report), new ActionSet { Actions = [.. Buttons(report)] }],
        }));
        if (reports.Count > ShownInList)
        {
            body.Add(CardParts.Line($"ほかに{reports.Count - ShownInList}件あります。上から順に対応すると、続きが出ます。"));
        }

        return CardParts.Card(heading, body);
    }

    private static IEnumerable<CardAction> Buttons(Report report) =>
    [
        ContactVerbs.Button("直す", ContactVerbs.EditReported, (ContactVerbs.Report, report.Id)),
        ContactVerbs.Button("確認しました（変更なし）", ContactVerbs.Settle, (ContactVerbs.Report, report.Id)),
    ];

    private IEnumerable<CardElement> Lines(Report report)
    {
        yield return new TextBlock(CardText.Escape(Name(report.Key))) { Weight = TextWeight.Bolder };
        yield return CardParts.Line(Find(report.Key) is { Phone.Length: > 0 } contact ? ContactWords.Line(contact) : $"連絡先未登録です。{report.Key.Label}");
        yield return CardParts.Line($"{Kinds.First(kind => kind.Kind == report.Kind).Words}　（{ContactDates.Moment(report.At)}）");
        if (report.Text.Length > 0)
        {
            yield return CardParts.Line($"ひとこと：{report.Text}");
        }
    }

    private string Title(ContactKey key) => Find(key) is { } contact
        ? $"{Name(key)}　{contact.Phone}　{contact.Label}"
        : $"{Name(key)}　連絡先未登録";

    private string Name(ContactKey key) => content.Bodies.FirstOrDefault(body => body.Id == key.BodyId)?.Name ?? "いまはない相談先";

    private Contact? Find(ContactKey key) => content.Contacts.FirstOrDefault(contact => contact.BodyId == key.BodyId && contact.Label == key.Label);
}
