using System.Globalization;
using Sendai.Bot.People;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Cases;

/// <summary>
/// Where cases lie. All of a ward is one partition, so that a number, its case and the messages about it are one
/// transaction. What a case is about lies in rows of its own: lists and work that need it not never read it.
/// </summary>
internal static class CaseKeys
{
    public const string Table = "Cases";

    /// <summary>How many cases a fiscal year had so far.</summary>
    public const string Count = nameof(Count);

    private const string CasePrefix = "c-";
    private const string Job = "j-";
    private const string Message = "m-";
    private const int IdLength = 10;

    public static string PartitionOf(Ward ward) => UserKey.Hash(ward.Name);

    public static string CounterKey(int year) => $"n-{Digits(year, 4)}";

    /// <summary>What all rows of a case begin with; of the first one it is all.</summary>
    public static string HeadKey(string id) => $"{CasePrefix}{id}";

    /// <summary>What the first rows of all cases begin with, and all their other rows.</summary>
    public static string AnyCase => CasePrefix;

    public static bool IsHead(string rowKey) => rowKey.Length == CasePrefix.Length + IdLength && rowKey.StartsWith(CasePrefix, StringComparison.Ordinal);

    public static string ContentKey(string id) => $"{HeadKey(id)}-x";

    public static string AdditionKey(string id, int at) => $"{AdditionPrefix(id)}{Digits(at, 3)}";

    public static string AdditionPrefix(string id) => $"{HeadKey(id)}-a-";

    public static string StepKey(string id, int at) => $"{StepPrefix(id)}{Digits(at, 4)}";

    public static string StepPrefix(string id) => $"{HeadKey(id)}-t-";

    public static string PersonKey(string id, int at) => $"{PersonPrefix(id)}{Digits(at, 3)}";

    public static string PersonPrefix(string id) => $"{HeadKey(id)}-p-";

    /// <summary>Work about a case; it is not among the rows of the case itself.</summary>
    public static string JobKey(string id, string job) => $"{JobPrefix(id)}{job}";

    public static string JobPrefix(string id) => $"{Job}{id}-";

    /// <summary>What work about any case begins with, and messages about any.</summary>
    public static IReadOnlyList<string> AnyWork => [Job, Message];

    /// <summary>Work about all cases of the ward.</summary>
    public static string SweepKey(string nonce) => $"{SweepPrefix}{nonce}";

    public static string SweepPrefix => "sweep-";

    /// <summary>How the purged cases of a fiscal year had ended.</summary>
    public static string CountKey(int year) => $"count-{Digits(year, 4)}";

    /// <summary>The case of a piece of work, or of a message.</summary>
    public static string CaseOfJob(string jobKey) => jobKey.Substring(Job.Length, IdLength);

    /// <summary>The case of its first row.</summary>
    public static string CaseOfHead(string headKey) => headKey[CasePrefix.Length..];

    /// <summary>What the card of a case in the channel of 事務局 shows; nothing of what the case is about.</summary>
    public static string BoardKey(string id) => $"b-{id}";

    /// <summary>A message about a case.</summary>
    public static string MessageKey(string id, string what) => $"{MessagePrefix(id)}{what}";

    public static string MessagePrefix(string id) => $"{Message}{id}-";

    /// <summary>A message that shows a case.</summary>
    public static string ViewKey(string id, string view) => $"{ViewPrefix(id)}{view}";

    public static string ViewPrefix(string id) => $"v-{id}-";

    /// <summary>Where somebody's draft lies: not with any ward, which may still change.</summary>
    public static string DraftPartition(string person) => $"draft-{person}";

    /// <summary>Finds the cases that somebody handed in.</summary>
    public static string MineKey(string person, string id) => $"{MinePrefix(person)}{id}";

    public static string MinePrefix(string person) => $"who-{person}-";

    /// <summary>Finds the cases in whose session somebody takes part.</summary>
    public static string PartKey(string person, string id) => $"{PartPrefix(person)}{id}";

    public static string PartPrefix(string person) => $"part-{person}-";

    /// <summary>Finds the cases that are not over.</summary>
    public static string OpenKey(string id) => $"{OpenPrefix}{id}";

    public static string OpenPrefix => "open-";

    /// <summary>Finds the cases that have a place in a session.</summary>
    public static string SessionKey(string session, string id) => $"{SessionPrefix(session)}{id}";

    public static string SessionPrefix(string session) => $"at-{session}-";

    /// <summary>The case at the end of a key of an index.</summary>
    public static string CaseOf(string indexKey) => indexKey[^IdLength..];

    private static string Digits(int number, int length) => number.ToString($"D{length}", CultureInfo.InvariantCulture);
}
