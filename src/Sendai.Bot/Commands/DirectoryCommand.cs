using System.CommandLine;

namespace Sendai.Bot.Commands;

/// <summary><c>directory</c>: how the secretariat keeps the directory.</summary>
internal static class DirectoryCommand
{
    public static Command Create() => new("directory", "相談先のデータ")
    {
        ImportCommand.Create(),
        ExportCommand.Create(),
        DiffCommand.Create(),
        HistoryCommand.Create(),
        RollbackCommand.Create(),
        CheckCommand.Create(),
    };
}
