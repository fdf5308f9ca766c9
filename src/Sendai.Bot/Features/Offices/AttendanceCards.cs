using System.Globalization;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Offices;

/// <summary>「参加の記録」.</summary>
internal static class AttendanceCards
{
    private const string HowCounted = "開かれた回は、参加の記録が1件でもある回だけを数えています。参加率は、その回数に対する割合です。";
    private const int TimesShown = 60;

    /// <summary>How often each office came.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="year">The year.</param>
    /// <param name="before">The year before it, for what has become of the rate.</param>
    /// <param name="skip">How many offices were on the pages before.</param>
    /// <param name="hasFiles">Whether there are files to take.</param>
    public static AdaptiveCard All(Ward ward, Participation year, Participation before, int skip, bool hasFiles)
    {
        var heading = $"参加の記録（{ward}区　{year.Year}年度）";
        var sum = year.Sessions == 0
            ? "この年度の記録は、まだありません。"
            : $"開かれた回：{year.Sessions}回　全体の参加率：{Percent(year.Rate)}";
        var items = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(sum) };
        if (before.Rate is { } rate)
        {
            items.Add(CardParts.Line($"{before.Year}年度の全体の参加率は{Percent(rate)}でした（{before.Sessions}回）。"));
        }

        if (year.Offices.Count > 0)
        {
            var shown = year.Offices.Skip(skip).Take(OfficeChoices.OnACard).ToList();
            items.AddRange(shown.Select(office => CardParts.Line($"{office.Name}　{office.Times}回{(office.Rate is { } part ? $"（{Percent(part)}）" : "")}")));
            items.AddRange(OfficeChoices.PageLine(year.Offices.Count, skip));
            items.Add(new InputChoiceSet
            {
                Id = OfficeVerbs.Office,
                Label = "日付と会議を見る事業所",
                Placeholder = "事業所を選ぶ",
                Choices = [.. shown.Select(office => new Choice(office.Name, office.Office))],
                IsRequired = true,
                ErrorMessage = "事業所を選んでください。",
            });
        }

        items.Add(CardParts.Line(HowCounted, subtle: true));
        return CardParts.Card($"{heading}。{sum}", items, [.. Actions(ward, year, skip, hasFiles && year.Sessions > 0)]);
    }

    /// <summary>When one office came to what.</summary>
    public static AdaptiveCard One(Ward ward, int year, OfficeParticipation office)
    {
        var heading = $"{office.Name}の参加の記録（{year}年度）";
        var sum = office.Times == 0 ? "この年度の記録は、まだありません。" : $"{office.Times}回（参加率{Percent(office.Rate)}）";
        var items = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(sum) };
        items.AddRange(office.Attendances.Take(TimesShown).Select(record => CardParts.Line($"{OfficeWords.YearAndDay(record.Date)}　{record.KindName}")));
        if (office.Times > TimesShown)
        {
            items.Add(CardParts.Line($"ほかに{office.Times - TimesShown}回あります。", subtle: true));
        }

        items.Add(CardParts.Line(HowCounted, subtle: true));
        return CardParts.Card($"{heading}。{sum}", items, Button("全体にもどる", ward, year, 0));
    }

    /// <summary>The link to the file, for whoever asked and nobody else.</summary>
    public static AdaptiveCard File(Ward ward, int year, Uri link)
    {
        var heading = $"参加の記録のファイル（{ward}区　{year}年度）";
        const string What = "リンクは10分のあいだ、1回だけ使えます。";
        return CardParts.Card(
            $"{heading}。{What}",
            [CardParts.Heading(heading), CardParts.Line(What)],
            new ActionOpenUrl { Title = "ファイルを受け取る", Url = link.AbsoluteUri },
            Button("参加の記録にもどる", ward, year, 0));
    }

    private static IEnumerable<CardAction> Actions(Ward ward, Participation year, int skip, bool hasFile)
    {
        if (year.Offices.Count > 0)
        {
            yield return OfficeVerbs.Button("日付と会議を見る", OfficeVerbs.Attendance, ward, (OfficeVerbs.Year, year.Year));
        }

        if (year.Offices.Count > OfficeChoices.OnACard)
        {
            yield return Button("ほかの事業所を見る", ward, year.Year, skip + OfficeChoices.OnACard < year.Offices.Count ? skip + OfficeChoices.OnACard : 0);
        }

        if (hasFile)
        {
            yield return OfficeVerbs.Button("CSVで受け取る", OfficeVerbs.AttendanceFile, ward, (OfficeVerbs.Year, year.Year)).WithoutInputs();
        }

        yield return Button($"{year.Year - 1}年度を見る", ward, year.Year - 1, 0);
        yield return Button($"{year.Year + 1}年度を見る", ward, year.Year + 1, 0);
    }

    private static ActionExecute Button(string title, Ward ward, int year, int skip) => OfficeVerbs.Button(
        title, OfficeVerbs.Attendance, ward, (OfficeVerbs.Year, year), (OfficeVerbs.Skip, skip)).WithoutInputs();

    private static string Percent(double? rate) => rate is { } part ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(part * 100, MidpointRounding.AwayFromZero)}%") : "―";
}
