using System.Globalization;
using NodaTime.Text;
using Sendai.Bot.Files;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Features.SummaryDelivery;

/// <summary>Makes the CSV of a delivery when it is taken, so that it says what is so then.</summary>
internal sealed class DeliveryFile(SummaryStore store, DeliveryReader reader, CurrentDirectory directory)
{
    public const string Kind = "summary-delivery";

    private const char Between = '.';
    private static readonly string[] Columns = ["届け先", "種類", "状態", "理由", "届いた日時", "二重に届いたかもしれない回数", "読みました", "読んだ日時"];
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>What the link stands for: the keys of the summary, which are opaque.</summary>
    public static string TargetOf(MeetingSummary summary) => $"{SummaryKeys.PartitionOf(summary.Ward)}{Between}{summary.Id}";

    public async Task<FileContent?> MakeAsync(string target, CancellationToken cancellationToken)
    {
        if (target.Split(Between) is not [var partition, var id]
            || directory.Snapshot.Content.Wards.Cast<Ward?>().FirstOrDefault(ward => SummaryKeys.PartitionOf(ward!.Value) == partition) is not { } ward
            || await store.FindAsync(ward, id, cancellationToken) is not { Summary: { Delivery: not null } summary })
        {
            return null;
        }

        var view = await reader.ReadAsync(summary, cancellationToken);
        var day = LocalDatePattern.Iso.Format(summary.Meeting.HeldOn);
        return new FileContent(Write(view), SafeCsv.ContentType, $"まとめの届き方_{ward}区_{summary.Meeting.Name}_{day}.csv");
    }

    /// <summary>A row for each recipient.</summary>
    public static byte[] Write(DeliveryView view) => SafeCsv.Write(Columns, view.Lines.Select(line => Row(line, view)));

    private static IReadOnlyList<string> Row(LedgerLine line, DeliveryView view)
    {
        List<SummaryRead> reads = [.. view.Reads.Where(read => DeliveryView.HasRead(line.Recipient, [read]))];
        var offices = reads.Where(read => read.OfficeId is not null).Select(read => read.Office).Distinct(StringComparer.Ordinal);
        var others = reads.Where(read => read.OfficeId is null).Select(read => read.Person).Distinct(StringComparer.Ordinal).Count();
        return
        [
            line.Recipient.Name,
            DeliveryWords.Kind(line.Recipient),
            SummaryWords.Of(line.State),
            line.Reason is { } reason ? SummaryWords.Of(reason) : "",
            line.SentAt is { } at ? At(at) : "",
            line.Repeats.ToString(CultureInfo.InvariantCulture),
            string.Join("、", others > 0 ? offices.Append($"事業所なし{others}人") : offices),
            reads.Count > 0 ? At(reads.Min(read => read.At)) : "",
        ];
    }

    private static string At(DateTimeOffset at) => Moment.Format(CityClock.At(at));
}
