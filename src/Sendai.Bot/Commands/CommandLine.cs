using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Sendai.Bot.Commands.Doctor;

namespace Sendai.Bot.Commands;

/// <summary>The verbs of the command line. <c>serve</c> is the default; the others answer and end.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb, or returns the options of <c>serve</c> for the caller to run.</summary>
    /// <returns>The exit code, or the options when the server is asked for.</returns>
    public static async Task<(int ExitCode, ServeOptions? Serve)> RunAsync(string[] args)
    {
        // Help and errors of the library speak the user's language when the culture says so.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");

        ServeOptions? serve = null;
        var parsed = Root(options => serve = options).Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
            error.ShowTypoCorrections = false;
        }

        var exitCode = await parsed.InvokeAsync();
        return (exitCode, serve);
    }

    /// <summary>All verbs.</summary>
    /// <param name="serve">Is told when <c>serve</c> is the one that was typed.</param>
    public static RootCommand Root(Action<ServeOptions> serve)
    {
        var root = new RootCommand("仙台の相談員のための案内ボット。何も付けずに実行すると、ボットを始めます（serve と同じ）。")
        {
            AskCommand.Create(),
            BackupCommand.Create(),
            DirectoryCommand.Create(),
            DoctorCommand.Create(),
            PackageCommand.Create(),
            PurgeCommand.Create(),
            RestoreCommand.Create(),
            ReviewsCommand.Create(),
            ScreenCommand.Create(),
            CasesCommand.Create(),
            SummariesCommand.Create(),
        };
        var serveCommand = new Command("serve", "ボットを始めます（POST /api/messages を待ちます）");
        ServeOptions.AddTo(root, serve);
        ServeOptions.AddTo(serveCommand, serve);
        root.Add(serveCommand);
        JapaneseHelp.AddTo(root);
        return root;
    }
}
