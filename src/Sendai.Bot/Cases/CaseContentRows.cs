using Sendai.Domain.Cases;
using Sendai.Tables;

namespace Sendai.Bot.Cases;

/// <summary>What a case is about, as columns; and with it every other word about the case, so that all of them go with one row.</summary>
internal static class CaseContentRows
{
    private const string Words = nameof(Words);
    private const string KeepReason = nameof(KeepReason);
    private const char BetweenWords = '\n';

    /// <summary>The row of a case.</summary>
    public static TableRow Of(TableRow row, CaseFile file) => Write(row, file.Content)
        .Set(Words, file.State switch { CaseState.Returned returned => returned.Reason.Value, CaseState.FollowUp follow => follow.Outcome.Value, _ => "" })
        .Set(KeepReason, file.Keeping?.Reason.Value ?? "");

    /// <summary>What belongs to where it stands: why it was returned, what was said to do.</summary>
    public static ScreenedText WordsOf(TableRow row) => Text(row, Words);

    public static ScreenedText ReasonToKeep(TableRow row) => Text(row, KeepReason);

    public static TableRow Write(TableRow row, ScreenedCase content) => row
        .Set(nameof(content.Facts.Venue), content.Facts.Venue)
        .Set(nameof(content.Facts.Age), content.Facts.Age)
        .Set(nameof(content.Facts.Disabilities), string.Join(BetweenWords, content.Facts.Disabilities))
        .Set(nameof(content.Facts.Household), content.Facts.Household)
        .Set(nameof(content.Facts.Urgency), content.Facts.Urgency.ToString())
        .Set(nameof(content.Facts.IsPriority), content.Facts.IsPriority)
        .Set(nameof(content.Summary), content.Summary.Value)
        .Set(nameof(content.Support), content.Support.Value)
        .Set(nameof(content.Question), content.Question.Value);

    public static ScreenedCase Read(TableRow row) => new(
        new CaseFacts(
            row.GetString(nameof(CaseFacts.Venue)) ?? "",
            row.GetString(nameof(CaseFacts.Age)) ?? "",
            row.GetString(nameof(CaseFacts.Disabilities)) is { Length: > 0 } words ? words.Split(BetweenWords) : [],
            row.GetString(nameof(CaseFacts.Household)) ?? "",
            Enum.Parse<Urgency>(row.GetString(nameof(CaseFacts.Urgency))!),
            row.GetBoolean(nameof(CaseFacts.IsPriority)) == true),
        Text(row, nameof(ScreenedCase.Summary)),
        Text(row, nameof(ScreenedCase.Support)),
        Text(row, nameof(ScreenedCase.Question)));

    private static ScreenedText Text(TableRow row, string column) => PrivacyScreen.Restore(row.GetString(column) ?? "");
}
