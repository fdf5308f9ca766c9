using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Cases;

/// <summary>What a case is about, as elements of a card. It goes out by <see cref="CaseReader"/> alone.</summary>
internal static class CaseContentCard
{
    /// <summary>Texts under their headings.</summary>
    public static IEnumerable<CardElement> Of(IEnumerable<(string Title, string Text)> texts)
    {
        foreach (var (title, text) in texts)
        {
            yield return CardParts.Line(title) with { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
            yield return CardParts.Line(text);
        }
    }

    /// <summary>What was chosen in the form.</summary>
    public static FactSet Facts(CaseFile file, DirectoryContent content)
    {
        var facts = file.Content.Facts;
        return new FactSet
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
