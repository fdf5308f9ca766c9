using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Sendai.Tests.Support;

/// <summary>A running script that answers every line of JSON with a line of JSON, and ends when its stdin closes.</summary>
internal sealed class NodeSession : IAsyncDisposable
{
    private readonly string _script;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors;

    private NodeSession(string script, Process process, ConcurrentQueue<string> errors)
    {
        _script = script;
        _process = process;
        _errors = errors;
    }

    /// <summary>What the script said when it was ready.</summary>
    public JsonElement Ready { get; private set; }

    public static async Task<NodeSession> StartAsync(string script, params string[] arguments)
    {
        var errors = new ConcurrentQueue<string>();
        var session = new NodeSession(script, NodeTools.Start(script, arguments, errors.Enqueue), errors);
        try
        {
            session.Ready = await session.ReadAsync();
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonElement> AskAsync(object request)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
        await _process.StandardInput.FlushAsync();
        return await ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? line;
        try
        {
            line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"{_script} did not answer within a minute. {string.Join('\n', _errors)}");
        }

        if (line is null)
        {
            await _process.WaitForExitAsync();
            throw new InvalidOperationException($"{_script} ended. {string.Join('\n', _errors)}");
        }

        var answer = JsonElement.Parse(line);
        return answer.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"{_script}: {error.GetString()}")
            : answer;
    }
}
