using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「予約したい」, 「次の連絡会いつ？」, 「わたしの予約」, and whatever else people say for it.</summary>
internal sealed class WishHandler(
    CurrentDirectory directory, CityClock clock, SessionFinder finder, ListHandler list, OwnHandler own, BoardDesk boards, Secretariats secretariats,
    PrivateReply reply, AccessDesk access)
{
    /// <summary>Takes the message when it is a wish about sessions. Where a danger is heard in it, that comes first, and the directory answers.</summary>
    public async Task<bool> TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var snapshot = directory.Snapshot;
        if (snapshot.Wishes.Read(turn.Text) is not var (wish, named)
            || snapshot.Router.Route(new Question(turn.Text, named, clock.Now)) is RoutingResult.Urgent)
        {
            return false;
        }

        if (await access.RefusalAsync(turn, Operation.BookReview, named, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return true;
        }

        if (wish == BookingWish.Mine)
        {
            await reply.AnswerAsync(turn, await own.CardAsync(turn, 0, null, cancellationToken), cancellationToken);
            return true;
        }

        var ward = named ?? await WardOfAsync(turn, cancellationToken);
        if (wish == BookingWish.Dates && !(ward is { } asked && await list.HasAnyAsync(asked, cancellationToken)))
        {
            // Without a date to tell, the directory knows at least who can be asked.
            return false;
        }

        if (Privacy.IsPrivate(turn))
        {
            turn.Reply(await list.CardAsync(ward, 0, cancellationToken));
        }
        else if (ward is { } shown)
        {
            await boards.PostAsync(turn, shown, cancellationToken);
        }
        else
        {
            turn.Reply($"どの区の会かが分かりませんでした。「予約したい {finder.Content.Wards[0]}」のように、区の名前を付けて書いてください。");
        }

        return true;
    }

    /// <summary>In the channel of a 事務局 its own ward, before that of whoever asks.</summary>
    private async Task<Ward?> WardOfAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!Privacy.IsPrivate(turn))
        {
            var here = ChannelPlace.IdOf(turn);
            var wards = (await secretariats.AllAsync(cancellationToken)).Where(one => one.ChannelId == here).Select(one => one.Ward.Name).ToHashSet();
            if (finder.Content.Wards.Where(ward => wards.Contains(ward.Name)).Cast<Ward?>().FirstOrDefault() is { } ward)
            {
                return ward;
            }
        }

        return await finder.OwnWardAsync(turn, cancellationToken);
    }
}
