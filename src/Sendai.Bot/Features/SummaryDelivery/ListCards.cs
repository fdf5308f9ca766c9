using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Recipient by recipient, and reader by reader.</summary>
internal static class ListCards
{
    /// <summary>With names and reasons of any length that is well below what a card takes.</summary>
    public const int OnACard = 20;

    /// <summary>「届き方を見る」: what failed first, then what is under way.</summary>
    public static AdaptiveCard Recipients(DeliveryView view, int skip, Instant now)
    {
        var sum = $"{DeliveryWords.Done(view)}　{DeliveryWords.Counts(view)}";
        var lines = view.Lines.OrderBy(line => Place(line.State)).ThenBy(line => line.Recipient.Number).Skip(skip).Take(OnACard);
        return Of("届き方", view, sum, lines.SelectMany(line => Line(line, view, now)), DeliveryVerbs.Recipients, skip, view.Lines.Count, now);
    }

    /// <summary>「だれが読んだか」: each office once, with the first of it.</summary>
    public static AdaptiveCard Readers(DeliveryView view, int skip, Instant now)
    {
        var offices = view.Reads
            .Where(read => read.OfficeId is not null)
            .GroupBy(read => read.OfficeId, StringComparer.Ordinal)
            .Select(office => office.MinBy(read => read.At)!)
            .OrderBy(read => read.At)
            .ToList();
        var sum = SummaryWords.Read(offices.Count, SummaryReads.Count(view.Reads).Others);
        var lines = offices.Skip(skip).Take(OnACard).Select(read => CardParts.Line($"{read.Office}　{DeliveryWords.At(read.At, now)}"));
        return Of("だれが読んだか", view, sum, lines, DeliveryVerbs.Readers, skip, offices.Count, now);
    }

    /// <summary>The link to the file, for whoever asked and nobody else.</summary>
    public static AdaptiveCard File(DeliveryView view, Uri link, Instant now)
    {
        const string What = "届け先の名前が入っているので、取り扱いに気をつけてください。リンクは10分のあいだ、1回だけ使えます。";
        var heading = DeliveryWords.Heading(view.Summary, now);
        return CardParts.Card(
            $"{heading}（CSV）。{What}",
            [CardParts.Heading($"{heading}（CSV）"), CardParts.Line(What)],
            new ActionOpenUrl { Title = "ファイルを受け取る", Url = link.AbsoluteUri },
            DeliveryVerbs.Back("届き方にもどる", view.Summary));
    }

    private static AdaptiveCard Of(
        string title, DeliveryView view, string sum, IEnumerable<CardElement> lines, string verb, int skip, int count, Instant now)
    {
        var name = SummaryWords.Title(view.Summary.Meeting, now);
        List<CardElement> body = [CardParts.Heading($"{title}：{name}"), CardParts.Line(sum), .. lines];
        if (count > OnACard)
        {
            body.Add(CardParts.Line($"{count}件のうち、{skip + 1}件目から{Math.Min(count, skip + OnACard)}件目までです。", subtle: true));
        }

        return CardParts.Card(
            $"{title}。{name}。{sum}", body, [.. DeliveryVerbs.Pages(verb, view.Summary, skip, OnACard, count), DeliveryVerbs.Back("まとめの届き方にもどる", view.Summary)]);
    }

    private static int Place(MessageState state) => state switch
    {
        MessageState.Failed => 0,
        MessageState.Sending => 1,
        MessageState.Planned => 2,
        MessageState.Stopped => 3,
        _ => 4,
    };

    private static IEnumerable<CardElement> Line(LedgerLine line, DeliveryView view, Instant now)
    {
        string[] parts =
        [
            DeliveryWords.Name(line.Recipient),
            SummaryWords.Of(line.State),
            line.SentAt is { } at ? DeliveryWords.At(at, now) : "",
            DeliveryView.HasRead(line.Recipient, view.Reads) ? "読みました" : "",
            line.Repeats > 0 ? "二重に届いたかもしれません" : "",
        ];
        yield return CardParts.Line(string.Join("　", parts.Where(part => part.Length > 0)));
        if (line.Reason is { } reason)
        {
            yield return CardParts.Line(SummaryWords.Of(reason), subtle: true);
        }
    }
}
