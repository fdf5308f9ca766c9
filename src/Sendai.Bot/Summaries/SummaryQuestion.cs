using NodaTime;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Summaries;

/// <summary>A question about a summary, and its answer once there is one.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Ward">Whose summary.</param>
/// <param name="Summary">Its id.</param>
/// <param name="Asker">Who asks; see <see cref="People.UserKey"/>.</param>
/// <param name="Reach">How to write to them: <see cref="People.KnownPerson.Reach"/>.</param>
/// <param name="Office">The name of their office at that moment; empty when they had chosen none.</param>
/// <param name="Text">What they ask.</param>
/// <param name="At">When.</param>
internal sealed record SummaryQuestion(string Id, Ward Ward, string Summary, string Asker, string Reach, string Office, ScreenedText Text, Instant At)
{
    /// <summary>The most letters of a question.</summary>
    public const int Longest = 500;

    /// <summary>The answer; null as long as there is none.</summary>
    public ScreenedText? Answer { get; init; }

    /// <summary>When it was answered.</summary>
    public Instant? AnsweredAt { get; init; }
}
