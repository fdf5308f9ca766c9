using NodaTime;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>Which ward and which case it is about, who may, and where the answer may stand: asked anew at each press.</summary>
internal sealed class LeadDesk(
    AccessDesk access, AskedWard asked, AuditLog audit, CaseStore store, CaseDesk cases, CaseReader reader, CaseNames names, PrivateReply reply, CurrentDirectory directory, CityClock clock)
{
    private const int LongestNonce = 64;

    public DirectoryContent Content => directory.Snapshot.Content;

    public Instant Now => clock.Moment;

    public LocalDate Today => clock.Now.Date;

    /// <summary>The ward that somebody means who wrote a command, or what is said to them.</summary>
    public Task<(Ward? Ward, string? Words)> WardAsync(Turn turn, string command, string words, CancellationToken cancellationToken) =>
        asked.FindAsync(turn, Operation.ManageCases, command, words, cancellationToken);

    /// <summary>Answers a press about a ward, when the person is of its 事務局.</summary>
    public async Task<AdaptiveCardInvokeResponse> ForWardAsync(
        Turn turn, ActionData data, Func<Ward, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken)
    {
        var ward = WardOf(data);
        return await access.RefusalAsync(turn, Operation.ManageCases, ward, cancellationToken) is { } refusal ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
            : ward is { } named ? await answer(named)
            : Unusable();
    }

    /// <summary>Answers a press about a case of a ward, when the person is of its 事務局.</summary>
    public Task<AdaptiveCardInvokeResponse> ForCaseAsync(
        Turn turn, ActionData data, Func<CaseFile, Task<AdaptiveCardInvokeResponse>> answer, CancellationToken cancellationToken) => ForWardAsync(
        turn,
        data,
        async ward => await store.FindAsync(ward, data.GetString(CaseVerbs.Case), cancellationToken) is { File: var file } ? await answer(file) : NoCase(),
        cancellationToken);

    /// <summary>The ward on a button; null when it names none that there is.</summary>
    public Ward? WardOf(ActionData data) => Content.Wards.Cast<Ward?>().FirstOrDefault(ward => ward!.Value.Name == data.GetString(CaseVerbs.Ward));

    /// <summary>Whether a press may change anything: a refresh of the client, or a card without its nonce, does not.</summary>
    public static bool MayChange(ActionData data) => !data.IsAutomatic && data.GetString(Nonce.Data) is { Length: > 0 and <= LongestNonce };

    /// <summary>What is said to a press that cannot be meant.</summary>
    public static AdaptiveCardInvokeResponse Unusable() => AdaptiveCardInvokeResponse.Error("BadRequest", LeadWords.CardUnusable);

    public static AdaptiveCardInvokeResponse NoCase() => AdaptiveCardInvokeResponse.Error("NotFound", LeadWords.NoCase);

    /// <summary>Changes a case as a press wishes, with its line in the audit around it, and answers with the case as it is then.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="data">What it carries.</param>
    /// <param name="file">The case as it was found.</param>
    /// <param name="decide">What shall become of it; asked anew when somebody else is faster.</param>
    /// <param name="done">What is said when it is so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AdaptiveCardInvokeResponse> DoAsync(
        Turn turn, ActionData data, CaseFile file, Func<CaseFile, Instant, CaseDecision> decide, string done, CancellationToken cancellationToken) => MayChange(data)
        ? await ChangeAsync(turn, data, file, decide, cancellationToken) switch
        {
            CaseDecision.Changed changed => await AnswerAsync(turn, changed.File, done, cancellationToken),
            CaseDecision.NotNow notNow => await AnswerAsync(turn, notNow.File, LeadWords.NotNow(notNow.File), cancellationToken),
            _ => NoCase(),
        }
        : Unusable();

    /// <summary>The same without the answer.</summary>
    public async Task<CaseDecision?> ChangeAsync(
        Turn turn, ActionData data, CaseFile file, Func<CaseFile, Instant, CaseDecision> decide, CancellationToken cancellationToken)
    {
        var line = await audit.RecordAsync(turn.Reference.User, Operation.ManageCases, $"{file.Number}", AuditOutcome.Begun, cancellationToken);
        var decision = await cases.ChangeAsync(file.Number.Ward, file.Number.Id, decide, turn, data, cancellationToken);
        await audit.CloseAsync(line, decision is CaseDecision.Changed ? AuditOutcome.Done : AuditOutcome.NotDone, cancellationToken);
        return decision;
    }

    /// <summary>Shows the case as it is: all of it in somebody's own chat, its number and state where others read.</summary>
    public Task<AdaptiveCardInvokeResponse> AnswerAsync(Turn turn, CaseFile file, string? notice, CancellationToken cancellationToken) => Privacy.IsPrivate(turn)
        ? ShowAsync(turn, file, 0, notice, cancellationToken)
        : Task.FromResult(AdaptiveCardInvokeResponse.Card(ChannelCard.Of(file, notice)));

    /// <summary>Shows the case in somebody's own chat; from elsewhere it leads there.</summary>
    public async Task<AdaptiveCardInvokeResponse> ShowAsync(Turn turn, CaseFile file, int page, string? notice, CancellationToken cancellationToken)
    {
        var known = await names.OfAsync(file, cancellationToken);
        return await reader.ShowAsync(turn, CaseVerbs.Lead, file, () => new LeadCard(Content, Now).Of(file, known, page, notice), cancellationToken);
    }

    /// <summary>Answers with a form that shows nothing of the case, in somebody's own chat; from elsewhere a button leads there.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="way">The button that was pressed, for the own chat.</param>
    /// <param name="file">The case.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AdaptiveCardInvokeResponse> AloneAsync(
        Turn turn, ActionExecute way, CaseFile file, Func<Task<AdaptiveCardInvokeResponse>> form, CancellationToken cancellationToken)
    {
        if (Privacy.IsPrivate(turn))
        {
            return await form();
        }

        var words = LeadWords.NumberAndState(file);
        return await reply.AnswerPressAsync(turn, CardParts.Card(words, [CardParts.Line(words)], way), cancellationToken);
    }
}
