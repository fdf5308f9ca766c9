using Sendai.Bot.People;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>Names of those who have done something with a case, for whoever may read it.</summary>
internal sealed class CaseNames(ConversationBook book)
{
    /// <summary>The names that are known, by the key of the person.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var names = file.Participants.Append(file.Submitter).Concat(file.Assignee is { } assignee ? [assignee] : [])
            .DistinctBy(person => person.Key)
            .ToDictionary(person => person.Key, person => person.Name, StringComparer.Ordinal);
        var others = file.Steps.Select(step => step.Who).Where(who => who.Length > 0 && !names.ContainsKey(who)).Distinct().ToList();
        foreach (var person in await Task.WhenAll(others.Select(who => book.FindAsync(who, cancellationToken))))
        {
            if (person is { Name: { Length: > 0 } name })
            {
                names[person.Key] = name;
            }
        }

        return names;
    }
}
