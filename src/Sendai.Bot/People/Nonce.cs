using System.Security.Cryptography;
using Sendai.Tables;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.People;

/// <summary>
/// Makes a press count once, also when Teams sends it again with a new id after a restart. The card carries a nonce; the
/// transaction of the change inserts its row, so that the second one fails and finds what the first has done.
/// </summary>
internal static class Nonce
{
    /// <summary>The name of the nonce in a button's data.</summary>
    public const string Data = "nonce";

    private const string Outcome = "Outcome";

    /// <summary>For one card.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The operation that uses up the nonce of a press.</summary>
    /// <param name="partition">The partition of the change.</param>
    /// <param name="turn">The press.</param>
    /// <param name="data">Its data.</param>
    /// <param name="outcome">What a repeat must know to give the same answer: an id, never text of people.</param>
    /// <param name="now">When it is used.</param>
    public static TableOperation Spend(string partition, Turn turn, ActionData data, string outcome, DateTimeOffset now) =>
        new TableOperation.Insert(new TableRow(partition, KeyOf(turn, data)).Set(Outcome, outcome).Set("At", now));

    /// <summary>The outcome of the first press; null when this is the first, or when it changed nothing.</summary>
    public static async Task<string?> SpentAsync(
        ITableStore tables, string table, string partition, Turn turn, ActionData data, CancellationToken cancellationToken) =>
        (await tables.GetAsync(table, partition, KeyOf(turn, data), cancellationToken))?.GetString(Outcome);

    /// <summary>The row key of a press. The person is in it: a card in a channel may be pressed by several, each for themselves.</summary>
    public static string KeyOf(Turn turn, ActionData data) => $"nonce-{UserKey.Hash($"{UserKey.Of(turn)} {data.GetString(Data)}")}";
}
