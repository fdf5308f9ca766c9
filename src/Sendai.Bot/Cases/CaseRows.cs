using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>A case as rows: the first has where it stands, others what it is about, what was added, every step, who takes part.</summary>
internal static class CaseRows
{
    private const string Stage = nameof(Stage);
    private const string At = nameof(At);
    private const string Who = nameof(Who);
    private const string Text = nameof(Text);
    private const string Submitter = nameof(Submitter);
    private const string Assignee = nameof(Assignee);
    private const string ReviewOn = nameof(ReviewOn);
    private const string Answer = nameof(Answer);
    private const string KeepUntil = nameof(KeepUntil);
    private const string WasPriority = nameof(WasPriority);
    private const string SlotStarts = nameof(SlotStarts);

    /// <summary>Everything of a case, in the order in which it should go: what it is about first.</summary>
    public static IEnumerable<TableRow> Of(string partition, CaseFile file)
    {
        var id = file.Number.Id;
        yield return Head(partition, file);
        yield return CaseContentRows.Of(new TableRow(partition, CaseKeys.ContentKey(id)), file);
        for (var at = 0; at < file.Additions.Count; at++)
        {
            yield return new TableRow(partition, CaseKeys.AdditionKey(id, at))
                .Set(Text, file.Additions[at].Text.Value)
                .Set(At, file.Additions[at].At.ToDateTimeOffset());
        }

        for (var at = 0; at < file.Steps.Count; at++)
        {
            yield return new TableRow(partition, CaseKeys.StepKey(id, at))
                .Set(Stage, file.Steps[at].To.ToString())
                .Set(Who, file.Steps[at].Who)
                .Set(At, file.Steps[at].At.ToDateTimeOffset());
        }

        for (var at = 0; at < file.Participants.Count; at++)
        {
            yield return WritePerson(new TableRow(partition, CaseKeys.PersonKey(id, at)), "", file.Participants[at]);
        }
    }

    /// <summary>The rows by which the case is found.</summary>
    public static IEnumerable<string> Indexes(CaseFile file)
    {
        var id = file.Number.Id;
        yield return CaseKeys.MineKey(file.Submitter.Key, id);
        if (!file.State.IsOver)
        {
            yield return CaseKeys.OpenKey(id);
        }

        if (file.Slot is { } slot)
        {
            yield return CaseKeys.SessionKey(slot.Session, id);
            foreach (var person in file.Participants)
            {
                yield return CaseKeys.PartKey(person.Key, id);
            }
        }
    }

    /// <summary>A case from all its rows; null when they are none, or it was purged.</summary>
    public static CaseFile? Read(Ward ward, IReadOnlyList<TableRow> rows)
    {
        if (rows is not [var head, ..] || CaseNumber.Read(ward, CaseKeys.CaseOfHead(head.RowKey)) is not { } number)
        {
            return null;
        }

        IEnumerable<TableRow> Under(string prefix) => rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
        return rows.FirstOrDefault(row => row.RowKey == CaseKeys.ContentKey(number.Id)) is not { } content ? null : CaseFile.Restore(
            number,
            ReadPerson(head, Submitter)!,
            CaseContentRows.Read(content),
            ReadState(head, content),
            new CaseExtras(
                ReadPerson(head, Assignee),
                [.. Under(CaseKeys.PersonPrefix(number.Id)).Select(row => ReadPerson(row, "")!)],
                [.. Under(CaseKeys.AdditionPrefix(number.Id)).Select(row => new CaseAddition(PrivacyScreen.Restore(row.GetString(Text)!), Moment(row, At)))],
                [.. Under(CaseKeys.StepPrefix(number.Id)).Select(row => new CaseStep(Enum.Parse<CaseStage>(row.GetString(Stage)!), row.GetString(Who) ?? "", Moment(row, At)))],
                Day(head.GetString(ReviewOn)),
                head.GetString(Answer) is { Length: > 0 } answer ? Enum.Parse<FollowUpAnswer>(answer) : null,
                Day(head.GetString(KeepUntil)) is { } until ? new CaseKeeping(until, CaseContentRows.ReasonToKeep(content)) : null));
    }

    /// <summary>What a list shows of a case, from its first row alone.</summary>
    public static CaseGlance ReadGlance(Ward ward, TableRow head) => new(
        CaseNumber.Read(ward, CaseKeys.CaseOfHead(head.RowKey))!,
        Enum.Parse<CaseStage>(head.GetString(Stage)!),
        Moment(head, At),
        head.GetString(SlotStarts) is { Length: > 0 } starts ? Instant.FromDateTimeOffset(DateTimeOffset.Parse(starts, CultureInfo.InvariantCulture)) : null,
        ReadPerson(head, Assignee)?.Name ?? "",
        Day(head.GetString(ReviewOn)));

    /// <summary>What a purge must know of a case, from its first row alone.</summary>
    public static (CaseStage Stage, Instant Since, LocalDate? KeptUntil) ReadEnd(TableRow head) =>
        (Enum.Parse<CaseStage>(head.GetString(Stage)!), Moment(head, At), Day(head.GetString(KeepUntil)));

    public static IReadOnlyList<string> EndColumns { get; } = [Stage, At, KeepUntil, WasPriority];

    /// <summary>The first row of a case of which nothing else is left: what its count needs.</summary>
    public static TableRow Emptied(TableRow head, bool wasPriority) => new TableRow(head.PartitionKey, head.RowKey)
        .Set(Stage, head.GetString(Stage))
        .Set(At, head.GetDateTimeOffset(At)!.Value)
        .Set(WasPriority, wasPriority);

    /// <summary>Whether it was a candidate for 重点的に関わる対象者, of a case that is being purged; null for others.</summary>
    public static bool? ReadEmptied(TableRow head) => head.GetBoolean(WasPriority);

    private static TableRow Head(string partition, CaseFile file)
    {
        var row = new TableRow(partition, CaseKeys.HeadKey(file.Number.Id))
            .Set(Stage, file.Stage.ToString())
            .Set(At, file.Since.ToDateTimeOffset())
            .Set(ReviewOn, Written(file.ReviewOn))
            .Set(Answer, file.Answer?.ToString() ?? "")
            .Set(KeepUntil, Written(file.Keeping?.Until));
        WritePerson(row, Submitter, file.Submitter);
        if (file.Assignee is { } assignee)
        {
            WritePerson(row, Assignee, assignee);
        }

        return file.State switch
        {
            CaseState.Checked { Pending: { } hold } => row
                .Set(nameof(CaseHold.Attempt), hold.Attempt)
                .Set(nameof(CaseHold.Session), hold.Session)
                .Set(nameof(CaseHold.Slot), hold.Slot ?? -1)
                .Set(nameof(CaseHold.Until), hold.Until.ToDateTimeOffset())
                .Set(nameof(CaseHold.By), hold.By),
            CaseState.Scheduled { Slot: var slot } => row
                .Set(nameof(slot.Attempt), slot.Attempt)
                .Set(nameof(slot.Session), slot.Session)
                .Set(nameof(slot.Title), slot.Title)
                .Set(nameof(slot.KindId), slot.KindId)
                .Set(SlotStarts, slot.Starts.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture))
                .Set(nameof(slot.Ends), slot.Ends.ToDateTimeOffset()),
            CaseState.Held held => row.Set(nameof(held.On), Written(held.On)),
            _ => row,
        };
    }

    private static CaseState ReadState(TableRow head, TableRow content) => Enum.Parse<CaseStage>(head.GetString(Stage)!) switch
    {
        CaseStage.Received => new CaseState.Received(),
        CaseStage.Checked => new CaseState.Checked(head.GetString(nameof(CaseHold.Attempt)) is { Length: > 0 } attempt
            ? new CaseHold(
                attempt,
                head.GetString(nameof(CaseHold.Session))!,
                head.GetInt32(nameof(CaseHold.Slot)) is >= 0 and var slot ? slot : null,
                Moment(head, nameof(CaseHold.Until)),
                head.GetString(nameof(CaseHold.By)) ?? "")
            : null),
        CaseStage.Scheduled => new CaseState.Scheduled(new CaseSlot(
            head.GetString(nameof(CaseSlot.Attempt))!,
            head.GetString(nameof(CaseSlot.Session))!,
            head.GetString(nameof(CaseSlot.Title))!,
            head.GetString(nameof(CaseSlot.KindId))!,
            Instant.FromDateTimeOffset(DateTimeOffset.Parse(head.GetString(SlotStarts)!, CultureInfo.InvariantCulture)),
            Moment(head, nameof(CaseSlot.Ends)))),
        CaseStage.Held => new CaseState.Held(Day(head.GetString(nameof(CaseState.Held.On)))!.Value),
        CaseStage.FollowUp => new CaseState.FollowUp(CaseContentRows.WordsOf(content)),
        CaseStage.Closed => new CaseState.Closed(),
        CaseStage.Returned => new CaseState.Returned(CaseContentRows.WordsOf(content)),
        CaseStage.Withdrawn => new CaseState.Withdrawn(),
        var other => throw new InvalidOperationException($"A row with a state that nobody knows: {other}."),
    };

    private static TableRow WritePerson(TableRow row, string prefix, CasePerson person) => row
        .Set(prefix + nameof(person.Key), person.Key)
        .Set(prefix + nameof(person.Name), person.Name)
        .Set(prefix + nameof(person.Reach), person.Reach);

    private static CasePerson? ReadPerson(TableRow row, string prefix) => row.GetString(prefix + nameof(CasePerson.Key)) is { Length: > 0 } key
        ? new CasePerson(key, row.GetString(prefix + nameof(CasePerson.Name)) ?? "", row.GetString(prefix + nameof(CasePerson.Reach)))
        : null;

    private static Instant Moment(TableRow row, string name) => Instant.FromDateTimeOffset(row.GetDateTimeOffset(name)!.Value);

    private static LocalDate? Day(string? text) =>
        text is { Length: > 0 } && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;

    private static string Written(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";
}
