using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Cases;

/// <summary>What a case is about, as elements of a card. It goes out by <see cref="CaseReader"/> alone.</summary>
internal static class CaseContentCard
{
    /// <summary>In bytes; the rest of a card needs room beside them. Japanese has three for a letter.</summary>
    private const int PageBytes = 15_000;

    /// <summary>All of it, where the texts are known to fit on a card.</summary>
    public static IEnumerable<CardElement> Of(CaseFile file, DirectoryContent content) => Of(file, content, [.. Texts(file)]);

    /// <summary>With these of its texts: one of its <see cref="Pages"/>.</summary>
    public static IEnumerable<CardElement> Of(CaseFile file, DirectoryContent content, IReadOnlyList<(string Title, string Text)> texts)
    {
        var facts = file.Content.Facts;
        yield return new FactSet
        {
            Facts =
            [
                new Fact("話し合う場", CardText.Escape(Venue(facts.Venue, content))),
                new Fact("年代", CardText.Escape(facts.Age)),
                new Fact("障害の種別", CardText.Escape(string.Join("、", facts.Disabilities))),
                new Fact("世帯", CardText.Escape(facts.Household)),
                new Fact("急ぎの度合い", CardText.Escape(CaseWords.Of(facts.Urgency))),
                new Fact("重点的に関わる対象者", CardText.Escape(facts.IsPriority ? "候補" : "候補ではない")),
            ],
        };
        foreach (var (title, text) in texts)
        {
            yield return CardParts.Line(title) with { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
            yield return CardParts.Line(text);
        }
    }

    /// <summary>The texts in parts that a card can show; there is always one. Much can be added to a case, and a card has an end.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Title, string Text)>> Pages(CaseFile file)
    {
        var pages = new List<List<(string, string)>> { new() };
        var bytes = 0;
        foreach (var part in Texts(file))
        {
            var size = CardJson.SizeOf(CardText.Escape(part.Text));
            if (bytes > 0 && bytes + size > PageBytes)
            {
                pages.Add([]);
                bytes = 0;
            }

            pages[^1].Add(part);
            bytes += size;
        }

        return pages;
    }

    /// <summary>Where it should be discussed.</summary>
    public static string Venue(string venue, DirectoryContent content) =>
        content.SessionKinds.FirstOrDefault(kind => kind.Id == venue)?.Name ?? "事務局に任せる";

    /// <summary>All words about the case, under their headings; what is empty is left out.</summary>
    public static IEnumerable<(string Title, string Text)> Texts(CaseFile file) => new (string, string)[]
    {
        ("困りごとの要旨", file.Content.Summary.Value),
        ("これまでの支援", file.Content.Support.Value),
        ("相談したいこと", file.Content.Question.Value),
    }
    .Concat(file.Additions.Select(addition => ($"追加（{SessionWords.On(CityClock.At(addition.At).Date, CityClock.At(addition.At).Date)}）", addition.Text.Value)))
    .Concat(file.State switch
    {
        CaseState.Returned returned => [("差し戻しの理由", returned.Reason.Value)],
        CaseState.FollowUp follow => [("話し合いの結果", follow.Outcome.Value)],
        _ => Array.Empty<(string, string)>(),
    })
    .Where(part => part.Item2.Length > 0);
}
