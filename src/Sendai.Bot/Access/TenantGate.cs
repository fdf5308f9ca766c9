using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>
/// Lets in only activities of the organisations in the settings. Every tenant that an activity names must be one of them, and
/// outside Development it must name one.
/// </summary>
internal sealed partial class TenantGate(AccessSettings settings, AuditLog audit, IHostEnvironment environment, ILogger<TenantGate> log)
{
    private const string Refusal =
        "申し訳ありません。このボットを使えるのは、利用を登録した組織の方だけです。いただいた内容は保存していません。ご利用になりたいときは、このボットを紹介した方にお尋ねください。";

    private readonly bool takesAnybody = environment.IsDevelopment() && settings.Tenants.Count == 0;

    /// <summary>Tells once, when the bot starts, that nobody can come in.</summary>
    public void SayWhetherOpen()
    {
        if (settings.Tenants.Count == 0 && !takesAnybody)
        {
            Closed(log);
        }
    }

    /// <summary>What is said to somebody who may not come in; null for all others.</summary>
    public async Task<string?> CheckAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (LetsIn(turn.Activity))
        {
            return null;
        }

        await RecordAsync(turn, Named(turn.Activity).FirstOrDefault(IsForeign), cancellationToken);
        return Refusal;
    }

    /// <summary>Whether an activity may come in.</summary>
    public bool LetsIn(Activity activity) =>
        takesAnybody || (!Named(activity).Any(IsForeign) && (environment.IsDevelopment() || Named(activity).Any()));

    private bool IsForeign(string tenant) => !settings.Tenants.Contains(tenant.ToLowerInvariant());

    private static IEnumerable<string> Named(Activity activity) =>
        new[] { activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id }.Where(tenant => !string.IsNullOrEmpty(tenant))!;

    private async Task RecordAsync(Turn turn, string? tenant, CancellationToken cancellationToken)
    {
        if (settings.Tenants.Count == 0)
        {
            // Everybody is refused, our own people too; the line at the start says it.
            return;
        }

        try
        {
            await audit.RecordOnceAnHourAsync(
                turn.Reference.User,
                Operation.ComeIn,
                // Whatever else stands there is text of a stranger.
                Guid.TryParseExact(tenant, "D", out var id) ? id.ToString() : "",
                AuditOutcome.Refused,
                cancellationToken);
        }
        catch (TableStoreException failure)
        {
            // It is refused all the same.
            NotRecorded(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Neither Access:Tenants nor Bot:TenantId is set and this is not Development: everybody is refused.")]
    private static partial void Closed(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "A refused tenant could not be recorded: {Reason}")]
    private static partial void NotRecorded(ILogger log, string reason);
}
