using Azure.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Sendai.Bot.Access;
using Sendai.Bot.Keeping;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Commands;

/// <summary>
/// Who runs a verb, what they may, and the record of it (docs/adr/0025). Where the store asks for a person's token, they are the
/// person of that very token; a key or a file opens the store for whoever holds it, and nobody is named.
/// </summary>
internal sealed class Operator : IAsyncDisposable
{
    private readonly ITableStore tables;
    private readonly AuditLog audit;
    private readonly IConfiguration configuration;
    private readonly string who;

    private Operator(ITableStore tables, IConfiguration configuration, string who)
    {
        this.tables = tables;
        this.configuration = configuration;
        this.who = who;
        audit = new AuditLog(tables, TimeProvider.System, NullLogger<AuditLog>.Instance);
    }

    /// <summary>The store, as this person.</summary>
    public ITableStore Tables => tables;

    /// <summary>Who works on the store of the settings; null when there is no store yet.</summary>
    /// <exception cref="TableStoreException">The store cannot be used, or does not say by whom it is.</exception>
    public static async Task<Operator?> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!Storage.Exists(configuration))
        {
            return null;
        }

        return await OpenAsync(configuration, identity => Storage.Open(configuration, identity), cancellationToken);
    }

    /// <summary>Who restores into the store of the settings, which may be there in half or not at all.</summary>
    /// <exception cref="TableStoreException">The store cannot be used, or does not say by whom it is.</exception>
    public static Task<Operator> OpenForRestoreAsync(IConfiguration configuration, CancellationToken cancellationToken) =>
        OpenAsync(configuration, identity => FormattedStore.WithoutGate(Storage.OpenEngine(configuration, identity)), cancellationToken);

    /// <summary>What is said to whoever may not restore; null to whoever may. Nothing is recorded yet: a line would be in the way.</summary>
    public async Task<string?> RestoreRefusalAsync(CancellationToken cancellationToken) =>
        await DecideAsync(Operation.OperateStore, null, cancellationToken) is AccessDecision.Refused refused ? Words(refused) : null;

    /// <summary>Records, in the store that was restored, that it was.</summary>
    public Task RecordRestoreAsync(CancellationToken cancellationToken) => audit.RecordAsync(
        new ChannelAccount(AadObjectId: who), Operation.OperateStore, VerbTarget.Of("restore", null, ""), AuditOutcome.Done, cancellationToken);

    /// <summary>
    /// Decides, and records that it begins or was refused. What cannot be recorded throws, and must not be done.
    /// </summary>
    public async Task<OperatorDecision> BeginAsync(OperatorDeed deed, CancellationToken cancellationToken)
    {
        var ward = deed.Ward is { } typed ? WardNames.Exactly(await ReviewsDesk.ContentAsync(cancellationToken), typed) : (Ward?)null;
        var decision = await DecideAsync(deed.Operation, ward, cancellationToken);
        var refused = decision as AccessDecision.Refused;
        var line = await audit.RecordAsync(
            new ChannelAccount(AadObjectId: who),
            deed.Operation,
            VerbTarget.Of(deed.Verb, ward, deed.SafeTarget),
            refused is null ? AuditOutcome.Begun : AuditOutcome.Refused,
            cancellationToken);
        return refused is null ? new OperatorDecision.Begun(line) : new OperatorDecision.Refused(Words(refused));
    }

    /// <summary>Records what became of it, also when somebody has stopped the program meanwhile.</summary>
    public Task CloseAsync(AuditLine line, AuditOutcome outcome) => audit.CloseAsync(line, outcome, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (tables is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private static async Task<Operator> OpenAsync(
        IConfiguration configuration, Func<TokenCredential?, ITableStore> open, CancellationToken cancellationToken)
    {
        if (Storage.Identity(configuration) is not { } identity)
        {
            return new Operator(open(null), configuration, VerbTarget.Nobody);
        }

        var token = await OperatorToken.GetAsync(identity, cancellationToken);
        // Everything is decided and recorded with this one token and no other: that the store takes it is what proves the person,
        // so nothing else of it has to be checked here.
        return new Operator(open(token), configuration, token.ObjectId);
    }

    private static string Words(AccessDecision.Refused refused) => AccessWords.Refusal(refused)
        + (refused.MayDoIt.Contains(Role.Administrator)
            ? "管理者かどうかは、動いているボットの設定（Access:Administrators）で決まります。az login をしたのがだれかも確かめてください。"
            : "本番では、Teams でボットに書いて行ってください。");

    private async Task<AccessDecision> DecideAsync(Operation operation, Ward? ward, CancellationToken cancellationToken) =>
        who == VerbTarget.Nobody
            ? new AccessDecision.Allowed()
            // Who is of a 事務局 is a matter of Teams, which a desk cannot ask.
            : AccessRules.Decide(operation, ward, await IsAdministratorAsync(cancellationToken) ? Standing.Administrator : Standing.Specialist);

    private async Task<bool> IsAdministratorAsync(CancellationToken cancellationToken)
    {
        if (await AdministratorRows.FindAsync(tables, cancellationToken) is { } administrators)
        {
            return administrators.Contains(who);
        }

        // A store in which no bot has begun is nobody's yet, so that one can be restored into it.
        return await new VersionStore(tables, TimeProvider.System).GetCurrentAsync(cancellationToken) is null
            && AccessSettings.Read(configuration).Administrators.Contains(who);
    }
}
