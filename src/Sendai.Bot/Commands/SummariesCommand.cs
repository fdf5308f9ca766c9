using System.CommandLine;

namespace Sendai.Bot.Commands;

/// <summary><c>summaries</c>: summaries of meetings, beside a running bot on the same store.</summary>
internal static class SummariesCommand
{
    public static Command Create() => new("summaries", "会議のまとめ")
    {
        SummariesDraftCommand.Create(),
        SummariesSendCommand.Create(),
        SummariesStatusCommand.Create(),
    };

    public static Argument<string> Id() => new("id") { HelpName = "番号", Description = "まとめの番号（summaries status の左端）" };
}
