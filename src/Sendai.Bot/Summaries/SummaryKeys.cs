using System.Globalization;
using NodaTime;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Summaries;

/// <summary>
/// Where summaries lie. All of a ward is one partition, so that a summary, its delivery and what follows from a change are one
/// transaction. An id begins with the day of the meeting, so that summaries stand in the order of their days.
/// </summary>
internal static class SummaryKeys
{
    public const string Table = "Summaries";

    private const string Heads = "s-";
    private const string Contents = "c-";
    private const int IdLength = 17;

    public static string PartitionOf(Ward ward) => UserKey.Hash(ward.Name);

    /// <summary>A new id for a meeting of a day.</summary>
    public static string NewId(LocalDate day) => $"{Day(day)}-{Nonce.New()[..8]}";

    /// <summary>Whether something looks like an id: what comes back from cards could be anything.</summary>
    public static bool IsId(string? id) => id is { Length: IdLength } && id[8] == '-'
        && id.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0 && id[9..].All(char.IsAsciiHexDigitLower);

    public static string HeadKey(string id) => $"{Heads}{id}";

    public static string ContentKey(string id) => $"{Contents}{id}";

    /// <summary>The first key of those of a day and later.</summary>
    public static (string Head, string Content) From(LocalDate day) => ($"{Heads}{Day(day)}", $"{Contents}{Day(day)}");

    /// <summary>Behind every key of a head and of a content.</summary>
    public static (string Head, string Content) End => ($"{Heads}:", $"{Contents}:");

    public static string IdOfHead(string rowKey) => rowKey[Heads.Length..];

    /// <summary>Work about a summary.</summary>
    public static string JobKey(string id, string job) => $"j-{id}-{job}";

    /// <summary>What the messages begin with that write a copy again with who has read it.</summary>
    public static string CountMessagePrefix(string id) => MessageKey(id, "reads-");

    /// <summary>A message about a summary that is none of its deliveries.</summary>
    public static string MessageKey(string id, string what) => $"m-{id}-{what}";

    /// <summary>What all deliveries of a summary begin with: each version, the notice of a withdrawal, a reminder.</summary>
    public static string DeliveryPrefix(string id) => $"d-{id}-";

    /// <summary>The delivery of a version; see <see cref="OutboxItem.Expansion"/> for the messages below it.</summary>
    public static string VersionKey(string id, int version) => $"{DeliveryPrefix(id)}v{Digits(version, 3)}";

    /// <summary>The delivery of the notice that takes its place.</summary>
    public static string WithdrawalKey(string id) => $"{DeliveryPrefix(id)}withdrawn";

    /// <summary>The delivery that reminds those who have not read it.</summary>
    public static string ReminderKey(string id) => $"{DeliveryPrefix(id)}remind";

    /// <summary>The delivery of an answer to a question, for everybody.</summary>
    public static string AnswerKey(string id, string question) => $"{DeliveryPrefix(id)}answer-{question}";

    /// <summary>The audience of a delivery, among all audiences.</summary>
    public static string AudienceId(string partition, string id, string audience) => $"{partition}-{id}-{audience}";

    /// <summary>A recipient by number, as in its audience.</summary>
    public static string RecipientKey(string id, string audience, int number) => $"{RecipientPrefix(id, audience)}{Audiences.RowKey(number)}";

    public static string RecipientPrefix(string id, string audience) => $"r-{id}-{audience}-";

    /// <summary>Finds the recipient of a conversation.</summary>
    public static string ConversationKey(string id, string audience, string conversation) => $"rc-{id}-{audience}-{conversation}";

    /// <summary>Who has read it, by recipient and person.</summary>
    public static string ReadKey(string id, int recipient, string person) => $"{ReadPrefix(id)}{Audiences.RowKey(recipient)}-{person}";

    public static string ReadPrefix(string id) => $"k-{id}-";

    /// <summary>What the copy of a recipient shows of who has read it.</summary>
    public static string CountKey(string id, int recipient) => $"{CountPrefix(id)}{Audiences.RowKey(recipient)}";

    public static string CountPrefix(string id) => $"kc-{id}-";

    /// <summary>That somebody has asked for it in a conversation to which it came.</summary>
    public static string SightKey(string id, string person) => $"g-{id}-{person}";

    /// <summary>A question about it.</summary>
    public static string QuestionKey(string id, string question) => $"{QuestionPrefix(id)}{question}";

    public static string QuestionPrefix(string id) => $"q-{id}-";

    /// <summary>What the card of its delivery in the channel of 事務局 shows.</summary>
    public static string BoardKey(string id) => $"b-{id}";

    /// <summary>The correction that somebody is writing.</summary>
    public static string CorrectionKey(string id) => $"e-{id}";

    /// <summary>The subscription of a channel or a person.</summary>
    public static string SubscriptionKey(string subscriber) => $"{SubscriptionPrefix}{subscriber}";

    public static string SubscriptionPrefix => "sub-";

    /// <summary>A new message about a subscription.</summary>
    public static string NoticeKey(string subscriber) => $"m-{SubscriptionPrefix}{subscriber}-{Nonce.New()}";

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    private static string Digits(int number, int length) => number.ToString($"D{length}", CultureInfo.InvariantCulture);
}
