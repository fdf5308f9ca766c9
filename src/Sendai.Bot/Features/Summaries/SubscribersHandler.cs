using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Summaries;

/// <summary>「まとめの届け先」: 事務局 sees who receives the summaries of its ward, and can take one off.</summary>
internal sealed class SubscribersHandler(
    AccessDesk access, AskedWard asked, AuditLog audit, SubscriptionBook book, SubscriptionDesk desk, PrivateReply reply, CurrentDirectory directory)
{
    private const string Gone = "この届け先は、もうありません。何も変えていません。";

    private DirectoryContent Content => directory.Snapshot.Content;

    /// <summary>「まとめの届け先 ○○区」. People are named on it, so it goes to the own chat.</summary>
    public async Task BeginAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var (ward, said) = await asked.FindAsync(turn, Operation.ManageSummaries, ReaderVerbs.SubscribersWords, words, cancellationToken);
        if (ward is { } of && said is null)
        {
            await reply.AnswerAsync(turn, await CardAsync(of, 0, null, cancellationToken), cancellationToken);
        }
        else
        {
            turn.Reply(said!);
        }
    }

    /// <summary>The list, or another page of it.</summary>
    public Task<AdaptiveCardInvokeResponse> ListAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async ward => await reply.AnswerPressAsync(turn, await CardAsync(ward, data.GetInt32(ReaderVerbs.Skip) ?? 0, null, cancellationToken), cancellationToken),
        cancellationToken);

    /// <summary>「外す」: asks first.</summary>
    public Task<AdaptiveCardInvokeResponse> RemoveAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn, data, ward => RemoveAsync(turn, ward, data, cancellationToken), cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> RemoveAsync(Turn turn, Ward ward, ActionData data, CancellationToken cancellationToken)
    {
        if (data.IsAutomatic || data.GetString(ReaderVerbs.Subscriber) is not { Length: > 0 } subscriber || !subscriber.All(char.IsAsciiHexDigitLower))
        {
            return ReaderWords.Unusable();
        }

        if (await book.FindAsync(ward, subscriber, cancellationToken) is not { } one)
        {
            return await reply.AnswerPressAsync(turn, await CardAsync(ward, 0, Gone, cancellationToken), cancellationToken);
        }

        if (data.GetString(ReaderVerbs.Sure) is null)
        {
            return await reply.AnswerPressAsync(turn, SubscribersCard.Ask(one), cancellationToken);
        }

        var line = await audit.RecordAsync(turn.Reference.User, Operation.ManageSummaries, ward.Name, AuditOutcome.Begun, cancellationToken);
        var isDone = await desk.EndAsync([one], null, EndedCards.BySecretariat(one), cancellationToken);
        await audit.CloseAsync(line, isDone ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        var note = isDone ? $"「{ReaderWords.Name(one)}」を届け先から外し、そこにお知らせしました。" : Gone;
        return await reply.AnswerPressAsync(turn, await CardAsync(ward, 0, note, cancellationToken), cancellationToken);
    }

    private async Task<AdaptiveCard> CardAsync(Ward ward, int skip, string? note, CancellationToken cancellationToken) =>
        new SubscribersCard(Content).Of(ward, await book.AllAsync(ward, cancellationToken), skip, note);

    private async Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Func<Ward, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        var ward = Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(SummaryVerbs.Ward));
        return await access.RefusalAsync(turn, Operation.ManageSummaries, ward, cancellationToken) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : ward is { } named ? await answer(named)
            : ReaderWords.Unusable();
    }
}
