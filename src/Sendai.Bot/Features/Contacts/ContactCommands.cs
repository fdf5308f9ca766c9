using Sendai.Bot.Access;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>「連絡先を直す」 and 「連絡先を足す」, with the name of a body or a part of it.</summary>
internal sealed class ContactCommands(ContactDesk desk, ContactButtons buttons)
{
    public Task EditAsync(Turn turn, string name, CancellationToken cancellationToken) =>
        FindAsync(turn, name, ContactVerbs.Body, cancellationToken);

    public Task AddAsync(Turn turn, string name, CancellationToken cancellationToken) =>
        FindAsync(turn, name, ContactVerbs.Add, cancellationToken);

    private async Task FindAsync(Turn turn, string name, string verb, CancellationToken cancellationToken)
    {
        var named = BodyFinder.Find(desk.Directory.Content.Bodies, name);
        var mine = await desk.EditableAsync(turn, named, cancellationToken);
        if (mine is [var only])
        {
            turn.Reply(verb == ContactVerbs.Add ? buttons.AddCard(only) : await buttons.BodyCardAsync(only, cancellationToken));
        }
        else if (mine.Count > 0)
        {
            turn.Reply(ChoiceCards.Bodies(mine, verb));
        }
        else if (named.Count == 0)
        {
            turn.Reply("その名前の相談先が見つかりませんでした。名前の一部だけで、もう一度書いてみてください。");
        }
        else
        {
            // The words name the ward only where it is the one that was asked for.
            var refused = await desk.RefusalAsync(turn, Operation.EditContact, named[0], cancellationToken);
            turn.Reply(named.Count == 1 && refused is not null ? refused : AccessWords.Refusal(new AccessDecision.Refused([Role.Secretariat, Role.Administrator], null)));
        }
    }
}
