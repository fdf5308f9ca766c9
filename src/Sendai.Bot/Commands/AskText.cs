using System.Text;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Commands;

/// <summary>The answer of <c>ask</c> for a person at a terminal.</summary>
internal static class AskText
{
    private const int Shown = 3;

    public static string Of(RoutingResult result)
    {
        var text = new StringBuilder();
        text.AppendLine(AnswerWords.Heading(result));
        if (result is RoutingResult.Urgent urgent)
        {
            foreach (var call in urgent.Plan.Lines)
            {
                text.Append("  ☎ ").AppendLine(ContactWords.Of(call));
            }

            foreach (var duty in urgent.Plan.Duties.DistinctBy(duty => duty.Danger))
            {
                text.Append("  ・").AppendLine(duty.Text);
            }
        }

        foreach (var candidate in result.Ranked.Take(Shown))
        {
            text.Append("■ ").AppendLine(candidate.Body.Name);
            foreach (var reason in ReasonWords.Of(candidate))
            {
                text.Append("    ").AppendLine(reason);
            }

            if (ReasonWords.When(candidate) is { } when)
            {
                text.Append("    開催・受付：").AppendLine(when);
            }

            foreach (var line in ContactWords.Lines(candidate))
            {
                text.Append("    ").AppendLine(line);
            }
        }

        return text.ToString().TrimEnd();
    }
}
