using System.Diagnostics;
using System.Text;

namespace Sendai.Bot.Playground;

/// <summary>
/// A script of tests/tools under Node. Closing its stdin ends it, and the system does that even when this process is killed; what does not
/// end by that is killed with its children. Its own output is not shown.
/// </summary>
internal sealed class NodeChild : IAsyncDisposable
{
    private readonly Process _process;

    private NodeChild(Process process) => _process = process;

    /// <summary>The last thing it complained about.</summary>
    public string LastError { get; private set; } = "";

    /// <exception cref="System.ComponentModel.Win32Exception">Node is not installed.</exception>
    public static NodeChild Start(string folder, string script, params string[] arguments)
    {
        var child = new NodeChild(new Process
        {
            StartInfo = new ProcessStartInfo("node", [script, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            },
        });
        child._process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                child.LastError = line.Data.Trim();
            }
        };
        child._process.Start();
        child._process.BeginErrorReadLine();
        return child;
    }

    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => _process.StandardOutput.ReadLineAsync(cancellationToken);

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
