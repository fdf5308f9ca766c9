using Sendai.Bot.People;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Consult;

/// <summary>Answers messages and arrivals: any text is a question.</summary>
internal sealed class ConsultHandler(ConsultDesk desk, ConsultStore store)
{
    /// <summary>The bot came into a conversation.</summary>
    public async Task OnInstalledAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!Privacy.IsPrivate(turn))
        {
            // A team or a group is greeted as a whole: whoever put the bot there is not yet met, and their ward is not everybody's.
            turn.Reply(desk.Open(turn, null).Welcome.Welcome(null));
            return;
        }

        await store.MeetAsync(UserKey.Of(turn), cancellationToken);
        var consultation = await desk.OpenAsync(turn, cancellationToken);
        turn.Reply(consultation.Welcome.Welcome(consultation.Ward));
    }

    /// <summary>Somebody wrote something.</summary>
    public async Task OnMessageAsync(Turn turn, CancellationToken cancellationToken)
    {
        var user = UserKey.Of(turn);
        var (isMet, ward) = await store.FindAsync(user, cancellationToken);
        var consultation = desk.Open(turn, ward);
        if (consultation.NamedBy(turn.Text) is { } named)
        {
            await store.SetWardAsync(user, named, cancellationToken);
            turn.Reply(consultation.Welcome.WardSet(named));
            return;
        }

        var (cards, inScope) = consultation.Answer(turn.Text);

        // Whoever writes before the installation is noticed gets an answer first, then the welcome; in a channel it would be noise.
        var welcomes = !isMet && Privacy.IsPrivate(turn) && await store.MeetAsync(user, cancellationToken) && inScope;
        foreach (var card in cards)
        {
            turn.Reply(card);
        }

        if (welcomes)
        {
            turn.Reply(consultation.Welcome.Welcome(consultation.Ward));
        }
    }
}
