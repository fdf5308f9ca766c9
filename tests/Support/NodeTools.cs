using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Sendai.Tests.Support;

/// <summary>The scripts in tests/tools. A missing tool is an error that names it, never a skipped test.</summary>
internal static class NodeTools
{
    public static string Repository { get; } = FindRepository();

    public static string Folder { get; } = Path.Combine(Repository, "tests", "tools");

    /// <summary>Starts a script; what it writes to stderr goes to <paramref name="onError"/>.</summary>
    public static Process Start(string script, IEnumerable<string> arguments, Action<string> onError)
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            throw new InvalidOperationException("tests/tools has no node_modules: build this project, or run `node install.mjs` there.");
        }

        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Node 20 or newer is needed: `node` is not on the PATH.", e);
        }

        process.ErrorDataReceived += (_, line) => onError(line.Data ?? "");
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a script to its end and answers what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, string input)
    {
        var errors = new StringBuilder();
        using var process = Start(script, [], line => errors.AppendLine(line));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return errors.ToString().Trim() is { Length: > 0 } said
            ? throw new InvalidOperationException($"{script}: {said}")
            : (process.ExitCode, output);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "tests", "tools", "package-lock.json")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository: tests/tools is not above them.");
    }
}
