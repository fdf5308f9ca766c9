using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>What every turn about contacts begins with: the directory of the moment, today's date, and whether one may.</summary>
internal sealed class ContactDesk(CurrentDirectory directory, AccessDesk access, CityClock clock)
{
    public DirectorySnapshot Directory => directory.Snapshot;

    public LocalDate Today => clock.Now.Date;

    public ConsultationBody? Body(string? id) => Directory.Content.Bodies.FirstOrDefault(body => body.Id == id);

    /// <summary>The words that refuse it, or null.</summary>
    public Task<string?> RefusalAsync(Turn turn, Operation operation, ConsultationBody body, CancellationToken cancellationToken) =>
        access.RefusalAsync(turn, operation, body.Ward, cancellationToken);

    /// <summary>Of some bodies, those whose contacts the person may change. Only looks, and records nothing.</summary>
    public async Task<IReadOnlyList<ConsultationBody>> EditableAsync(Turn turn, IEnumerable<ConsultationBody> bodies, CancellationToken cancellationToken)
    {
        var standing = await access.StandingOfAsync(turn.Reference.User, cancellationToken);
        return [.. bodies.Where(body => AccessRules.Decide(Operation.EditContact, body.Ward, standing) is AccessDecision.Allowed)];
    }
}
