using NodaTime;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Features.MessageExtension;

/// <summary>Finds bodies by their name, by its reading, and by the trouble that they take.</summary>
internal sealed class BodySearch(DirectorySnapshot directory, LocalDateTime now)
{
    /// <summary>Nobody reads further down a list beside a message.</summary>
    private const int Most = 15;

    /// <summary>A search is a few words; the rest of a pasted text makes it no clearer.</summary>
    private const int LongestText = 200;

    /// <summary>What is found, best first. In a danger the calls stand before everything else.</summary>
    public IReadOnlyList<Found> Find(string typed, Ward? chosen)
    {
        var text = TypedText.Cut(typed, LongestText);
        Ward? ward = chosen is { } own && directory.Content.Wards.Contains(own) ? own : null;
        if (text.Length == 0 || WardNames.Exactly(directory.Content, text) is not null)
        {
            ward = WardNames.Exactly(directory.Content, text) ?? ward;
            return [.. directory.Router.MostTypical(ward, now, Most).Select(candidate => new Found.Body(candidate, IsSure: true))];
        }

        var question = new Question(text, ward, now);
        var result = directory.Router.Route(question);
        var named = directory.Router.Named(question, Most).Select(candidate => new Found.Body(candidate, IsSure: true));
        var likely = result.Ranked.Select(candidate => new Found.Body(candidate, result is not RoutingResult.Unsure));
        Found[] first = result is RoutingResult.Urgent urgent ? [new Found.Danger(urgent)] : [];
        return [.. first, .. named.Concat(likely).DistinctBy(body => body.Candidate.Body.Id).Take(Most)];
    }
}

/// <summary>One line of what was found.</summary>
internal abstract record Found
{
    /// <summary>Somebody may be in danger: whom to call.</summary>
    internal sealed record Danger(RoutingResult.Urgent Urgent) : Found;

    /// <summary>A body.</summary>
    /// <param name="Candidate">The body, and how to reach it.</param>
    /// <param name="IsSure">Whether it is what was searched for, and not only near to it.</param>
    internal sealed record Body(Candidate Candidate, bool IsSure) : Found;
}
