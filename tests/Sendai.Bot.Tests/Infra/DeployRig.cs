using System.Diagnostics;
using System.Text;

namespace Sendai.Bot.Tests.Infra;

/// <summary>
/// infra/deploy.sh in a copy of its folder, with an <c>az</c> and a <c>dotnet</c> that write down how they were called and
/// behave like a subscription that is a folder. Nothing else but a few programs of every Unix is on the PATH.
/// </summary>
internal sealed class DeployRig : IDisposable
{
    private static readonly string[] Unix = ["bash", "cat", "cp", "date", "dirname", "mkdir", "mv", "rm", "sed", "sleep", "touch"];

    private readonly string _root = Directory.CreateTempSubdirectory("sendai-deploy-").FullName;

    public DeployRig()
    {
        Directory.CreateDirectory(Path.Combine(_root, "bin"));
        Directory.CreateDirectory(Path.Combine(_root, "azure"));
        Directory.CreateDirectory(Path.Combine(_root, "clone", "infra"));
        foreach (var file in Directory.GetFiles(BicepFile.Folder))
        {
            File.Copy(file, Path.Combine(_root, "clone", "infra", Path.GetFileName(file)));
        }

        foreach (var program in Unix)
        {
            File.CreateSymbolicLink(Path.Combine(_root, "bin", program), Find(program));
        }

        Put("az", FakePrograms.Az);
        Put("dotnet", FakePrograms.Dotnet);
        Settings("""{"parameters":{"alertEmail":{"value":"desk@city.test"},"administrators":{"value":["11111111-2222-4333-8444-555555555555"]}}}""");
    }

    /// <summary>How az and dotnet were called since the last run.</summary>
    public IReadOnlyList<string> Calls { get; private set; } = [];

    public void Settings(string text) => File.WriteAllText(Path.Combine(_root, "clone", "infra", "settings.json"), text);

    public void RemoveSettings() => File.Delete(Path.Combine(_root, "clone", "infra", "settings.json"));

    public void RemoveTool(string name) => File.Delete(Path.Combine(_root, "bin", name));

    /// <summary>Something that is so in the subscription: a file whose presence or content the fakes look at.</summary>
    public void Azure(string name, string content = "")
    {
        var file = Path.Combine(_root, "azure", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>Every file of the subscription with what is in it, to compare.</summary>
    public string Subscription()
    {
        var azure = Path.Combine(_root, "azure");
        return string.Join('\n', Directory.GetFiles(azure, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "calls")
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(azure, file)}: {File.ReadAllText(file)}"));
    }

    public bool Made(string file) => File.Exists(Path.Combine(_root, "clone", file));

    public string PutFile(string name)
    {
        var file = Path.Combine(_root, name);
        File.WriteAllText(file, "zip");
        return file;
    }

    public async Task<(int ExitCode, string Text)> RunAsync(string arguments = "", string answer = "")
    {
        var calls = Path.Combine(_root, "azure", "calls");
        File.Delete(calls);
        var start = new ProcessStartInfo(Find("bash"), ["infra/deploy.sh", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = Path.Combine(_root, "clone"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.Combine(_root, "bin");
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["AZURE"] = Path.Combine(_root, "azure");
        start.Environment["DEPLOY_PAUSE"] = "0";
        using var process = Process.Start(start)!;
        try
        {
            await process.StandardInput.WriteLineAsync(answer);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without asking.
        }

        var said = process.StandardOutput.ReadToEndAsync();
        var failed = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Calls = File.Exists(calls) ? await File.ReadAllLinesAsync(calls) : [];
        return (process.ExitCode, await said + await failed);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Put(string name, string text)
    {
        var file = Path.Combine(_root, "bin", name);
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"The tests of infra/deploy.sh need `{program}` on the PATH.");
}
