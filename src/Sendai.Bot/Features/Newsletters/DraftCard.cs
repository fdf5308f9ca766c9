using System.Text.Json.Nodes;
using Sendai.Bot.Summaries;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>The draft, to be looked through; below each ward its sources can be opened.</summary>
internal static class DraftCard
{
    // Of the 25 KB of a card; the rest is for what stands around the lines.
    private const int MostBytes = 17_000;
    private const int BytesAroundALine = 90;
    private const int BytesAroundASource = 260;
    // Microsoft's renderer takes no more in one row.
    private const int ButtonsInARow = 5;
    private const int LongestLine = 150;
    private const int LongestName = 16;

    /// <param name="request">What was wanted.</param>
    /// <param name="newsletter">What came of it.</param>
    /// <param name="hasFiles">Whether there are files to take.</param>
    public static AdaptiveCard Of(NewsletterRequest request, Newsletter newsletter, bool hasFiles)
    {
        var heading = $"{NewsletterWords.Title(request)}の下書き";
        var all = newsletter.Wards.SelectMany(ward => ward.Themes.SelectMany(theme => theme.Lines).Concat(ward.Next)).ToList();
        var sum = all.Count == 0
            ? "この期間に送られたまとめは、ありません。期間を変えてお試しください。"
            : $"{newsletter.Sources.Count()}つのまとめから、{all.Count}件を集めました。";
        var body = new List<CardElement>
        {
            CardParts.Heading(heading),
            CardParts.Line(NewsletterWords.Of(request.Period), subtle: true),
            CardParts.Line(sum),
        };
        var shown = Shown(all);
        foreach (var ward in newsletter.Wards)
        {
            body.AddRange(Section(request, ward, shown));
        }

        if (shown.Count < all.Count)
        {
            body.Add(CardParts.Line(
                $"ほかに{all.Count - shown.Count}件あります。{(hasFiles ? "ファイルには、全部入っています。" : "期間を短くすると、続きを見られます。")}") with { Weight = TextWeight.Bolder });
        }

        return CardParts.Card($"{heading}。{sum}", body, [.. Actions(request, all.Count > 0 && hasFiles)]);
    }

    /// <summary>The link to a file, for whoever asked and nobody else.</summary>
    public static AdaptiveCard File(NewsletterRequest request, string title, string how, Uri link)
    {
        var heading = $"{NewsletterWords.Title(request)}の下書き（{title}）";
        const string What = "リンクは10分のあいだ、1回だけ使えます。";
        return CardParts.Card(
            $"{heading}。{What}",
            [CardParts.Heading(heading), CardParts.Line(NewsletterWords.Of(request.Period), subtle: true), CardParts.Line(What), CardParts.Line(how)],
            new ActionOpenUrl { Title = "ファイルを受け取る", Url = link.AbsoluteUri },
            NewsletterVerbs.Button("下書きにもどる", NewsletterVerbs.Make, request));
    }

    /// <summary>As many lines as fit, with the buttons of their sources.</summary>
    private static HashSet<NewsletterLine> Shown(IReadOnlyList<NewsletterLine> lines)
    {
        var shown = new HashSet<NewsletterLine>(ReferenceEqualityComparer.Instance);
        var sources = new HashSet<int>();
        var bytes = 0;
        foreach (var line in lines)
        {
            bytes += BytesAroundALine + CardJson.SizeOf(Text(line).Text) + (BytesAroundASource * line.Sources.Count(source => sources.Add(source.Number)));
            if (bytes > MostBytes)
            {
                break;
            }

            shown.Add(line);
        }

        return shown;
    }

    private static IEnumerable<CardElement> Section(NewsletterRequest request, NewsletterWard ward, HashSet<NewsletterLine> shown)
    {
        var themes = ward.Themes
            .Select(theme => (Name: theme.Label ?? NewsletterWords.NoTheme, theme.Lines))
            .Append((Name: "これからの会", Lines: ward.Next))
            .Select(theme => (theme.Name, Lines: theme.Lines.Where(shown.Contains).ToList()))
            .Where(theme => theme.Lines.Count > 0)
            .ToList();
        if (themes.Count == 0)
        {
            yield break;
        }

        if (request.Ward is null)
        {
            yield return CardParts.Heading(NewsletterWords.Of(ward.Ward)) with { Separator = true, Spacing = Spacing.Large };
        }

        foreach (var (name, lines) in themes)
        {
            yield return CardParts.Line(name) with { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
            foreach (var line in lines)
            {
                yield return Text(line);
            }
        }

        yield return CardParts.Line("元のまとめを開く：", subtle: true) with { Spacing = Spacing.Medium };
        var told = themes.SelectMany(theme => theme.Lines).SelectMany(line => line.Sources).Distinct().OrderBy(source => source.Number);
        foreach (var row in told.Chunk(ButtonsInARow))
        {
            yield return new ActionSet { Actions = [.. row.Select(source => Open(source, ward.Ward))] };
        }
    }

    private static TextBlock Text(NewsletterLine line) => CardParts.Line(
        $"・{NewsletterWords.Lead(line)}：{Short(line.Text, LongestLine)}{string.Concat(line.Sources.Select(NewsletterWords.Number))}");

    private static ActionExecute Open(NewsletterSource source, Ward ward) => new()
    {
        Title = $"{NewsletterWords.Number(source)}{source.Meeting.HeldOn.Month}/{source.Meeting.HeldOn.Day} {Short(source.Meeting.Name, LongestName)}",
        Verb = SummaryVerbs.Open,
        Data = new JsonObject { [SummaryVerbs.Ward] = ward.Name, [SummaryVerbs.Summary] = source.Summary },
        AssociatedInputs = AssociatedInputs.None,
    };

    private static IEnumerable<CardAction> Actions(NewsletterRequest request, bool hasFiles)
    {
        if (hasFiles)
        {
            yield return NewsletterVerbs.Button("印刷用に受け取る", NewsletterVerbs.PrintedFile, request);
            yield return NewsletterVerbs.Button("Markdownで受け取る", NewsletterVerbs.MarkdownFile, request);
        }

        yield return NewsletterVerbs.Button("期間を選びなおす", NewsletterVerbs.Choose, request);
    }

    /// <summary>The beginning of a long text, cut between letters as people count them.</summary>
    private static string Short(string text, int length) =>
        new System.Globalization.StringInfo(text) is { LengthInTextElements: var letters } info && letters > length
            ? $"{info.SubstringByTextElements(0, length)}…"
            : text;
}
