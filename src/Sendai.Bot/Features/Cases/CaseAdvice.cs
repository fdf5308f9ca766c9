using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Cases;

/// <summary>What the directory says to the texts of a case: whom to call when they speak of danger, and which bodies would fit.</summary>
internal sealed class CaseAdvice(CurrentDirectory directory, CityClock clock)
{
    /// <summary>A question is read up to here; a longer text is read in pieces.</summary>
    private const int Piece = 1000;

    /// <summary>Pieces overlap, so that no word is cut in all of them.</summary>
    private const int Overlap = 50;

    // More than a case may have; what is longer is refused, and may still speak of danger at its beginning.
    private const int MostPieces = 5;
    private const int Named = 3;

    /// <summary>The danger that is heard in the texts; null when none is.</summary>
    public RoutingResult.Urgent? UrgentOf(IReadOnlyList<string> texts, Ward? ward)
    {
        var router = directory.Snapshot.Router;
        return texts.SelectMany(Pieces).Select(piece => router.Route(new Question(piece, ward, clock.Now))).OfType<RoutingResult.Urgent>().FirstOrDefault();
    }

    /// <summary>Whom to call, as a card of its own: it stays when the form has become the confirmation.</summary>
    public static AdaptiveCard Card(RoutingResult.Urgent urgent) =>
        CardParts.Card(UrgentParts.Spoken(urgent), [new Container { Style = ContainerStyle.Attention, Items = [.. UrgentParts.Of(urgent)] }]);

    /// <summary>Bodies that would fit a case of which the place to be discussed is left to 事務局; null when none is found. It quotes nothing of the case.</summary>
    public AdaptiveCard? Suggestion(IReadOnlyList<string> texts, Ward ward)
    {
        // What is asked comes last in the form, and says most.
        var question = Pieces(string.Join('\n', texts.Reverse())).FirstOrDefault() ?? "";
        var names = directory.Snapshot.Router.Route(new Question(question, ward, clock.Now)).Ranked.Select(candidate => candidate.Body.Name).Distinct().Take(Named).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        var words = $"この内容なら、{string.Concat(names.Select(name => $"「{name}」"))}にも相談できます。";
        return CardParts.Card(
            words, [CardParts.Line(words), CardParts.Line("どこで話し合うかは、事務局が考えてお知らせします。連絡先は、相談したいことをそのまま書くとお答えします。", subtle: true)]);
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var (at, count) = (0, 0); at < text.Length && count < MostPieces; at += Piece - Overlap, count++)
        {
            yield return text.Substring(at, Math.Min(Piece, text.Length - at));
        }
    }
}
