using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Sendai.Teams.Hosting;

/// <summary>
/// Settles with the other instances whose a turn is, in a bounded time. When they cannot be asked, the turn goes on: two
/// answers are better than none.
/// </summary>
internal sealed class TurnClaims(TimeProvider time, ILogger<TurnClaims> log, ISharedTurns? shared = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Whether there can be other instances.</summary>
    public bool AreShared => shared is not null;

    /// <summary>Whether the activity of this turn was not taken in before.</summary>
    public async Task<bool> TakeAsync(Turn turn) => turn.Activity.Id is not { Length: > 0 } id || await AskAsync(turn, id, TakeAsync);

    /// <summary>Whether the arrival in the conversation of this turn was not taken in before; two activities tell it.</summary>
    public Task<bool> TakeArrivalAsync(Turn turn) => AskAsync(turn, "", TakeAsync);

    /// <summary>Lets it be taken in again.</summary>
    public async Task ForgetAsync(Turn turn)
    {
        if (turn.Activity.Id is { Length: > 0 } id)
        {
            await AskAsync(turn, id, ForgetAsync);
        }
    }

    /// <summary>Lets an arrival be taken in again.</summary>
    public Task ForgetArrivalAsync(Turn turn) => AskAsync(turn, "", ForgetAsync);

    private static Task<bool> TakeAsync(ISharedTurns turns, string key, CancellationToken stop) => turns.TakeAsync(key, stop);

    private static async Task<bool> ForgetAsync(ISharedTurns turns, string key, CancellationToken stop)
    {
        await turns.ForgetAsync(key, stop);
        return true;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with what is shared, somebody waits for an answer.")]
    private async Task<bool> AskAsync(Turn turn, string id, Func<ISharedTurns, string, CancellationToken, Task<bool>> what)
    {
        if (shared is null)
        {
            return true;
        }

        using var stop = new CancellationTokenSource(Limit, time);
        try
        {
            return await what(shared, Key(turn.Reference.Conversation.Id!, id), stop.Token).WaitAsync(stop.Token);
        }
        catch (Exception failure)
        {
            Log.NotShared(log, turn.Activity.Type, turn.Activity.Id, failure.GetType().FullName);
            return true;
        }
    }

    /// <summary>With a length in front, so that no two pairs read the same. It is kept, so it must not tell an id.</summary>
    private static string Key(string conversation, string id)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{conversation.Length}:{conversation}{id}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
