using NodaTime;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Cases;

/// <summary>A case as a list shows it: nothing of what it is about.</summary>
/// <param name="Number">受付番号.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Starts">When its place begins; null when it has none.</param>
/// <param name="Assignee">担当; empty when nobody is.</param>
/// <param name="ReviewOn">When it is looked at again; null when it is not.</param>
internal sealed record CaseGlance(CaseNumber Number, CaseStage Stage, Instant Since, Instant? Starts, string Assignee, LocalDate? ReviewOn);
