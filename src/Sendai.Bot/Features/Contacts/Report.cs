using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Contacts;

/// <summary>What seems to be wrong with a contact.</summary>
internal enum ReportKind
{
    Unreachable,
    Number,
    Hours,
    Charge,
    Other,
}

/// <summary>What has become of a report.</summary>
internal enum ReportState
{
    Open,
    Edited,
    Confirmed,
}

/// <summary>「この連絡先は違うようです」: what a specialist has told the 事務局.</summary>
/// <param name="Partition">Of the ward of the body, or of the whole city.</param>
/// <param name="RowKey">Made of the day, the person and the contact: one a day.</param>
/// <param name="Key">Which contact; with an empty label, that a body has none.</param>
/// <param name="Kind">What seems wrong.</param>
/// <param name="Text">In the person's words; only the 事務局 reads it.</param>
/// <param name="By">The key of the person, by which they could be thanked.</param>
/// <param name="At">When.</param>
internal sealed record Report(string Partition, string RowKey, ContactKey Key, ReportKind Kind, string Text, string By, DateTimeOffset At)
{
    public const string Table = "Reports";
    public const string Prefix = "report-";

    public const string State = nameof(State);
    public const string Channel = nameof(Channel);

    /// <summary>Where it lies, as a button carries it.</summary>
    public string Id => $"{Partition} {RowKey}";

    /// <summary>The row of the card that tells the 事務局 of it.</summary>
    public string PostKey => $"post-{RowKey}";

    /// <summary>The row of what that card becomes when the report is settled.</summary>
    public string SettledKey => $"settled-{RowKey}";

    public static string PartitionOf(Ward? ward) => ward is { } of ? $"ward-{UserKey.Hash(of.Name)}" : "city";

    public static string RowKeyOf(ContactKey key, string by, string day) => $"{Prefix}{day}-{UserKey.Hash($"{by} {key.Hash}")}";

    public static Report Read(TableRow row) => new(
        row.PartitionKey,
        row.RowKey,
        new ContactKey(row.GetString("BodyId")!, row.GetString("Label") ?? ""),
        Enum.Parse<ReportKind>(row.GetString("Kind")!),
        row.GetString("Text") ?? "",
        row.GetString("By")!,
        row.GetDateTimeOffset("At")!.Value);

    public static ReportState StateOf(TableRow row) => Enum.Parse<ReportState>(row.GetString(State)!);

    public TableRow Write(ConversationReference? channel) => new TableRow(Partition, RowKey)
        .Set("BodyId", Key.BodyId)
        .Set("Label", Key.Label)
        .Set("Kind", Kind.ToString())
        .Set("Text", Text)
        .Set("By", By)
        .Set("At", At)
        .Set(State, nameof(ReportState.Open))
        .Set(Channel, channel is null ? null : MessageRow.Serialize(channel));
}
