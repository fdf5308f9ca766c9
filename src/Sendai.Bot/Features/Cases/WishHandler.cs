using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>「ケースを出したい」, 「わたしのケース」, and whatever else people say for it.</summary>
internal sealed class WishHandler(CurrentDirectory directory, CityClock clock, FormHandler forms, MineHandler mine, PrivateReply reply, AccessDesk access)
{
    /// <summary>Takes the message when it is a wish about cases. Where a danger is heard in it, that comes first, and the directory answers.</summary>
    public async Task<bool> TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var snapshot = directory.Snapshot;
        if (snapshot.CaseWishes.Read(turn.Text) is not var (wish, named)
            || snapshot.Router.Route(new Question(turn.Text, named, clock.Now)) is RoutingResult.Urgent)
        {
            return false;
        }

        if (await access.RefusalAsync(turn, Operation.HandInCase, named, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
        }
        else if (wish == CaseWish.Mine)
        {
            await reply.AnswerAsync(turn, await mine.CardAsync(turn, 0, cancellationToken), cancellationToken);
        }
        else if (Privacy.IsPrivate(turn))
        {
            turn.Reply(await forms.CardAsync(turn, named, cancellationToken));
        }
        else
        {
            // The form may have a draft in it, and what goes to another chat lies in the outbox before.
            await reply.AnswerAsync(turn, FormAnswers.Way(), cancellationToken);
        }

        return true;
    }
}
