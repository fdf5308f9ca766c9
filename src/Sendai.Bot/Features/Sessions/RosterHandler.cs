using Sendai.Bot.Files;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>「参加者の一覧」, as a card and as a file.</summary>
internal sealed class RosterHandler(SessionsDesk desk, SessionOffices offices, FileDesk files, PublicAddress address)
{
    /// <summary>The card; where others could read it, it goes to the personal chat.</summary>
    public Task<AdaptiveCardInvokeResponse> ShowAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ReadRoster,
        async found =>
        {
            var (book, session) = (found.Book, found.Book.Session);
            await desk.RecordReadingAsync(turn, found, cancellationToken);
            var table = RosterTable.Of(book, desk.Content, await offices.AllAsync(session.Ward, cancellationToken));
            var page = data.GetInt32(SessionVerbs.Page) is > 0 and var asked && asked * RosterCard.PageSize < table.Rows.Count ? asked : 0;
            return await desk.AnswerWithNamesAsync(
                turn,
                session.Ward,
                RosterCard.Of(book, table, page, found.Jobs.GetValueOrDefault(ReviewJobs.InCalendar), address.Of("/") is not null, desk.Now),
                cancellationToken);
        },
        cancellationToken);

    /// <summary>The link to the CSV: for whoever pressed, also in the channel of the 事務局.</summary>
    public Task<AdaptiveCardInvokeResponse> FileAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForSessionAsync(
        turn,
        data,
        Operation.ReadRoster,
        async found =>
        {
            await desk.RecordReadingAsync(turn, found, cancellationToken);
            return await files.OfferAsync(turn.Reference.User, RosterFile.Kind, RosterFile.TargetOf(found), cancellationToken) is { } link
                ? await desk.AnswerAloneAsync(turn, RosterCard.File(found.Book.Session, link, desk.Now), cancellationToken)
                : AdaptiveCardInvokeResponse.Message("ファイルのお渡しは、まだ準備されていません。管理者に、ボットの公開アドレスの設定をお願いしてください。");
        },
        cancellationToken);
}
