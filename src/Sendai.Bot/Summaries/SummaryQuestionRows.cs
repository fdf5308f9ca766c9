using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Summaries;

/// <summary>A question as a row in the partition of its summary.</summary>
internal static class SummaryQuestionRows
{
    public static TableRow Of(SummaryQuestion question)
    {
        var row = new TableRow(SummaryKeys.PartitionOf(question.Ward), SummaryKeys.QuestionKey(question.Summary, question.Id))
            .Set(nameof(question.Asker), question.Asker)
            .Set(nameof(question.Reach), question.Reach)
            .Set(nameof(question.Office), question.Office)
            .Set(nameof(question.Text), question.Text.Value)
            .Set(nameof(question.At), question.At.ToDateTimeOffset());
        return question is { Answer: { } answer, AnsweredAt: { } at } ? Answered(row, answer, at) : row;
    }

    /// <summary>An answer, in a row of its question.</summary>
    public static TableRow Answered(TableRow row, ScreenedText answer, Instant at) => row
        .Set(nameof(SummaryQuestion.Answer), answer.Value)
        .Set(nameof(SummaryQuestion.AnsweredAt), at.ToDateTimeOffset());

    public static SummaryQuestion Read(Ward ward, string summary, TableRow row) => new(
        row.RowKey[SummaryKeys.QuestionPrefix(summary).Length..],
        ward,
        summary,
        row.GetString(nameof(SummaryQuestion.Asker))!,
        row.GetString(nameof(SummaryQuestion.Reach))!,
        row.GetString(nameof(SummaryQuestion.Office)) ?? "",
        PrivacyScreen.Restore(row.GetString(nameof(SummaryQuestion.Text))!),
        Instant.FromDateTimeOffset(row.GetDateTimeOffset(nameof(SummaryQuestion.At))!.Value))
    {
        Answer = row.GetString(nameof(SummaryQuestion.Answer)) is { } answer ? PrivacyScreen.Restore(answer) : null,
        AnsweredAt = row.GetDateTimeOffset(nameof(SummaryQuestion.AnsweredAt)) is { } at ? Instant.FromDateTimeOffset(at) : null,
    };
}
