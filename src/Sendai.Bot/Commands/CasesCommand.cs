using System.CommandLine;

namespace Sendai.Bot.Commands;

/// <summary><c>cases</c>: the cases of the wards, beside a running bot on the same store. Nothing of what they are about is shown.</summary>
internal static class CasesCommand
{
    public static Command Create() => new("cases", "相談員が出したケース（内容は表示しません）")
    {
        CasesPurgeCommand.Create(),
    };
}
