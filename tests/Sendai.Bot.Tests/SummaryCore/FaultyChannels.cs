using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sendai.Bot.Delivery;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.SummaryCore;

/// <summary>
/// A connector whose channels fail, each in the way that its number says; and what arrived in each, and when. A fault comes
/// once for each kind of call, or as long as it is asked for where that is said.
/// </summary>
internal sealed class FaultyChannels
{
    public const int Kinds = 25;

    private static readonly TimeSpan LongerThanASend = DeliveryTimes.Send + TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(string Method, int Channel), int> calls = new();
    private readonly ConcurrentDictionary<int, ConcurrentQueue<string>> posted = new();
    private readonly ConcurrentDictionary<int, ConcurrentQueue<string>> updated = new();
    private readonly ConcurrentQueue<(int Life, TimeSpan At)> arrivals = new();
    private readonly ConcurrentDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly long started = Stopwatch.GetTimestamp();

    public FaultyChannels(ConnectorServer connector) => connector.Faults = AnswerAsync;

    /// <summary>The life of the program that is calling now.</summary>
    public int Life { get; set; }

    /// <summary>How often each fault was played.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    /// <summary>The times of a life's calls, in their order.</summary>
    public ILookup<int, TimeSpan> Arrivals => arrivals.OrderBy(one => one.At).ToLookup(one => one.Life, one => one.At);

    /// <summary>Whether a channel never takes what is sent; and what is said of that.</summary>
    public static FailureReason? RefusalOf(int channel) => (channel % Kinds) switch
    {
        8 => FailureReason.Blocked,
        9 => FailureReason.Unclear,
        10 => FailureReason.Gone,
        _ => null,
    };

    /// <summary>Whether the first try breaks off so that nobody knows what came of it.</summary>
    public static bool BreaksOff(int channel) => channel % Kinds is >= 3 and <= 7;

    /// <summary>How many copies stand in a channel.</summary>
    public int CopiesIn(int channel) => posted.GetValueOrDefault(channel)?.Count ?? 0;

    /// <summary>How many copies of a channel were overwritten.</summary>
    public int UpdatesIn(int channel) => updated.GetValueOrDefault(channel)?.Distinct().Count() ?? 0;

    private async Task<bool> AnswerAsync(HttpContext context)
    {
        arrivals.Enqueue((Life, Stopwatch.GetElapsedTime(started)));
        var path = context.Request.Path.Value!;
        var channel = int.Parse(path.AsSpan(path.IndexOf("19:", StringComparison.Ordinal) + 3, path.IndexOf('@', StringComparison.Ordinal) - path.IndexOf("19:", StringComparison.Ordinal) - 3), CultureInfo.InvariantCulture);
        var call = calls.AddOrUpdate((context.Request.Method, channel), 1, (_, count) => count + 1);
        switch (channel % Kinds)
        {
            case 0 when call <= 2:
                return Refuse(context, "429 with Retry-After", 429, retryAfter: "1");
            case 1 when call == 1:
                return Refuse(context, "429 without Retry-After", 429);
            case 2 when call == 1:
                return Refuse(context, "412", 412);
            case 3 when call == 1:
                return Refuse(context, "503", 503);
            case 4 when call == 1:
                return Refuse(context, "502", 502);
            case 5 when call == 1:
                Note("no answer");
                await Task.WhenAny(Task.Delay(LongerThanASend, context.RequestAborted));
                return true;
            case 6 when call == 1:
                Note("reset before it was taken");
                context.Abort();
                return true;
            case 7 when call == 1:
                Note("reset after it was taken");
                Take(context, channel);
                context.Abort();
                return true;
            case 8 when HttpMethods.IsPost(context.Request.Method):
                Note("403 blocked");
                context.Response.StatusCode = 403;
                await context.Response.WriteAsync("""{"error":{"code":"BotNotInConversationRoster","message":"x"}}""");
                return true;
            case 9 when HttpMethods.IsPost(context.Request.Method):
                return Refuse(context, "500", 500);
            case 10 when HttpMethods.IsPost(context.Request.Method):
                return Refuse(context, "404", 404);
            default:
                Take(context, channel);
                return false;
        }
    }

    private void Take(HttpContext context, int channel) => (HttpMethods.IsPost(context.Request.Method) ? posted : updated)
        .GetOrAdd(channel, _ => new())
        .Enqueue(context.Request.Path.Value!.Split('/')[^1]);

    private bool Refuse(HttpContext context, string name, int status, string? retryAfter = null)
    {
        Note(name);
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return true;
    }

    private void Note(string fault) => faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
}
