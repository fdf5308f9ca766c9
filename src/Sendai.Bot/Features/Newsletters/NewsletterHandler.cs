using Sendai.Bot.Access;
using Sendai.Bot.Files;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries.Newsletters;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>「ニュースレターの下書き」 and 「委員向けお知らせの下書き」, for the 事務局 of a ward; of the whole city for administrators.</summary>
internal sealed class NewsletterHandler(
    CurrentDirectory directory,
    AccessDesk access,
    MeantWard meant,
    NewsletterMaker maker,
    AuditLog audit,
    FileDesk files,
    PublicAddress address,
    PrivateReply reply,
    CityClock clock)
{
    private static readonly string[] City = [NewsletterWords.City, "全市", "市全体"];

    /// <summary>The command, with a ward behind it or without.</summary>
    public async Task ReadAsync(Turn turn, NewsletterKind kind, string command, string words, CancellationToken cancellationToken)
    {
        var wards = directory.Snapshot.Content.Wards;
        var word = words.Trim();
        var ward = WardNames.Exactly(wards, word);
        if (word.Length > 0 && ward is null && !City.Contains(word))
        {
            turn.Reply(NewsletterWords.WhichWard(command, wards));
            return;
        }

        var may = await MayAsync(turn, cancellationToken);
        if (word.Length == 0)
        {
            // Somebody who keeps several wards chooses in the card.
            ward = await meant.FindAsync(turn, cancellationToken) ?? (may.Count > 0 ? may[0] : null);
        }

        if (await access.RefusalAsync(turn, Operation.MakeNewsletter, ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        turn.Reply(ChooseCard.Of(kind, ward, may.Contains(ward) ? may : [ward], null, clock.Now.Date, null));
    }

    /// <summary>「期間を選びなおす」.</summary>
    public Task<AdaptiveCardInvokeResponse> ChooseAsync(Turn turn, ActionData data, CancellationToken cancellationToken) =>
        ForWardAsync(turn, data, (kind, ward) => ChooseAsync(turn, data, kind, ward, null, cancellationToken), cancellationToken);

    /// <summary>「下書きを作る」.</summary>
    public Task<AdaptiveCardInvokeResponse> MakeAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async (kind, ward) =>
        {
            if (NewsletterRequest.PeriodOf(data, clock.Now.Date) is not { } period)
            {
                return await ChooseAsync(turn, data, kind, ward, ChooseCard.PeriodFlaw, cancellationToken);
            }

            var request = new NewsletterRequest(kind, ward, period);
            await RecordAsync(turn, ward, cancellationToken);
            var (newsletter, _) = await maker.MakeAsync(request, cancellationToken);
            return AdaptiveCardInvokeResponse.Card(DraftCard.Of(request, newsletter, address.Of("/") is not null));
        },
        cancellationToken);

    /// <summary>「印刷用に受け取る」: the link is for whoever pressed, also in the channel of the 事務局.</summary>
    public Task<AdaptiveCardInvokeResponse> PrintAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => FileAsync(
        turn, data, NewsletterFiles.PrintedKind, "印刷用", "受け取ったファイルをブラウザーで開き、A4で印刷できます。", cancellationToken);

    /// <summary>「Markdownで受け取る」, likewise.</summary>
    public Task<AdaptiveCardInvokeResponse> MarkdownAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => FileAsync(
        turn, data, NewsletterFiles.MarkdownKind, "Markdown", "文書作成のソフトに読み込んで、書き足すことができます。", cancellationToken);

    private Task<AdaptiveCardInvokeResponse> FileAsync(Turn turn, ActionData data, string file, string title, string how, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async (kind, ward) =>
        {
            if (NewsletterRequest.PeriodOf(data, clock.Now.Date) is not { } period)
            {
                return Unusable();
            }

            var request = new NewsletterRequest(kind, ward, period);
            await RecordAsync(turn, ward, cancellationToken);
            return await files.OfferAsync(turn.Reference.User, file, request.Target(), cancellationToken) is { } link
                ? await reply.AnswerPressAsync(turn, DraftCard.File(request, title, how, link), cancellationToken)
                : Unusable();
        },
        cancellationToken);

    private async Task<AdaptiveCardInvokeResponse> ChooseAsync(Turn turn, ActionData data, NewsletterKind kind, Ward? ward, string? flaw, CancellationToken cancellationToken)
    {
        var may = await MayAsync(turn, cancellationToken);
        var today = clock.Now.Date;
        return AdaptiveCardInvokeResponse.Card(
            ChooseCard.Of(kind, ward, may.Contains(ward) ? may : [ward], NewsletterRequest.PeriodOf(data, today), today, flaw));
    }

    /// <summary>Answers a button, when the person may press it for the ward that it carries.</summary>
    private async Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Func<NewsletterKind, Ward?, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        var name = data.GetString(NewsletterVerbs.Ward) ?? NewsletterVerbs.WholeCity;
        var ward = directory.Snapshot.Content.Wards.Cast<Ward?>().FirstOrDefault(one => one!.Value.Name == name);
        return await access.RefusalAsync(turn, Operation.MakeNewsletter, ward, cancellationToken) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : NewsletterRequest.KindOf(data.GetString(NewsletterVerbs.Kind)) is not { } kind || (ward is null && name != NewsletterVerbs.WholeCity) ? Unusable()
            : await answer(kind, ward);
    }

    /// <summary>For which wards the person may; null is the whole city.</summary>
    private async Task<IReadOnlyList<Ward?>> MayAsync(Turn turn, CancellationToken cancellationToken)
    {
        var standing = await access.StandingOfAsync(turn.Reference.User, cancellationToken);
        return
        [
            .. directory.Snapshot.Content.Wards.Select(ward => (Ward?)ward).Prepend(null)
                .Where(ward => AccessRules.Decide(Operation.MakeNewsletter, ward, standing) is AccessDecision.Allowed),
        ];
    }

    private Task<AuditLine> RecordAsync(Turn turn, Ward? ward, CancellationToken cancellationToken) =>
        audit.RecordAsync(turn.Reference.User, Operation.MakeNewsletter, ward?.Name ?? "", AuditOutcome.Done, cancellationToken);

    private static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", NewsletterWords.CardUnusable);
}
