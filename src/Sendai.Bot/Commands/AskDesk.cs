using System.Text.Json;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Commands;

/// <summary>Asks the router and writes its answers as other programs read them.</summary>
internal sealed class AskDesk(DirectoryContent content)
{
    private readonly Router router = new(content);
    private readonly CityClock clock = new(TimeProvider.System);

    public RoutingResult Ask(string text, string? ward) =>
        router.Route(new Question(text, ward is null ? null : WardNames.Exactly(content, ward), clock.Now));

    public static string ToJson(string text, string? ward, RoutingResult result) => JsonSerializer.Serialize(
        new AnswerLine(text, result.Ward?.Name ?? ward, RoutingKind.Of(result), [.. result.Ranked.Select(Candidate)])
        {
            CallNow = result is RoutingResult.Urgent urgent ? [.. urgent.Plan.Lines.Select(Call)] : null,
        },
        AskJson.Wire.AnswerLine);

    private static AnswerCandidate Candidate(Candidate candidate) => new(
        candidate.Body.Id,
        candidate.Body.Name,
        Math.Round(candidate.Score, 2),
        [.. ReasonWords.Of(candidate)],
        [.. candidate.Contacts.Select(contact => new AnswerContact(contact.Label, contact.Phone, contact.Grade.ToString(), contact.SourceDate))]);

    private static AnswerCall Call(UrgentCall call) => new(
        call.Title, call.Phone, call.Contact?.Grade.ToString(), call.Contact?.SourceDate, call.OpenNow);
}
