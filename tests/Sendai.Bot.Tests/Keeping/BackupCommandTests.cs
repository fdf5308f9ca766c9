using Sendai.Bot.Keeping;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary><c>backup</c> and <c>restore</c>, as somebody at a terminal sees them.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task AStoreMovesToAzureAndBack()
    {
        var old = BotFactory.NewDatabase();
        await using (var store = (FormattedStore)Storage.Open(Settings(old)))
        {
            for (var at = 0; at < 130; at++)
            {
                await store.UpsertAsync("Reviews", new TableRow("ward", $"s-{at:D3}").Set("N", at).Set("At", TimeProvider.System.GetUtcNow()).Set("Text", "枠\u3000の名前"), default);
            }

            await store.UpsertAsync("People", new TableRow("somebody", "profile").Set("Ward", "青葉"), default);
        }

        var (first, second) = (NewFile(old), NewFile(old));
        var (azure, back) = (await Databases.NewAsync(onAzurite: true), BotFactory.NewDatabase());
        // The record of the verbs is the third table.
        AssertDone("に控えました（3 表、", await BotProgram.RunOnAsync(old, "backup", first));
        AssertDone("ボットを始められます", await BotProgram.RunOnAsync(azure, "restore", first));
        AssertDone("に控えました（3 表、", await BotProgram.RunOnAsync(azure, "backup", second));
        AssertDone("ボットを始められます", await BotProgram.RunOnAsync(back, "restore", second));

        Assert.Equal(131, (await DataAsync(old)).Count);
        Assert.Equal(await DataAsync(old), await DataAsync(back));
        // Two backups and two restores: what was recorded before came along, and each restore was recorded in its store.
        Assert.Equal(4, (await DumpAsync(back)).Count(line => line.StartsWith("Audit 2", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(back));
        }

        Assert.Contains("もうデータがあります", (await BotProgram.RunOnAsync(back, "restore", second)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("もうあります", (await BotProgram.RunOnAsync(old, "backup", first)).AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKilledRestore_KeepsTheBotOut_UntilTheSameFileHasEndedIt()
    {
        var old = BotFactory.NewDatabase();
        await using (var bot = await BotFactory.StartAsync(old))
        {
            var chat = new Chat(bot);
            await chat.PressAsync(await chat.AskAsync("加算のことを聞きたい"), "青葉区");
        }

        var file = NewFile(old);
        await File.WriteAllBytesAsync(file, await BackUpAsync(old, TimeProvider.System));
        var rows = (await DumpAsync(old)).Count;
        var restored = await KilledAsync(file);
        for (var tries = 1; (await DataAsync(restored)).Count == rows; tries++)
        {
            // It had ended before it was killed, which proves nothing.
            Assert.True(tries < 10, "The restore is always faster.");
            restored = await KilledAsync(file);
        }

        var early = await BotProgram.RunOnAsync(restored, "--port", $"{BotProgram.FreePort()}", "--no-playground");
        Assert.Contains("復元が途中で止まっています", early.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("復元が途中で止まっています", (await BotProgram.RunOnAsync(restored, "backup", NewFile(old))).AssertFailedInOneLine(), StringComparison.Ordinal);

        AssertDone("途中で止まっていた復元を、最後まで終えました", await BotProgram.RunOnAsync(restored, "restore", file));

        Assert.Equal(await DumpAsync(old), await DataAsync(restored));
        await using var moved = await BotFactory.StartAsync(restored);
        Assert.Contains("青葉", (await new Chat(moved).AskAsync("加算のことを聞きたい")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoBackup_IsOneLineAndChangesNothing()
    {
        var database = BotFactory.NewDatabase();
        var file = NewFile(database);
        Assert.Contains("保存先はまだありません", (await BotProgram.RunOnAsync(database, "backup", file)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("開けません", (await BotProgram.RunOnAsync(database, "restore", file)).AssertFailedInOneLine(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "{\"backup\":1}\n");
        Assert.Contains("作ったファイルではありません", (await BotProgram.RunOnAsync(database, "restore", file)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("Backup:Container", (await BotProgram.RunOnAsync(database, "restore", "x.gz", "--container")).AssertFailedInOneLine(), StringComparison.Ordinal);

        Assert.Empty(await WithEngineAsync(database, engine => engine.ListTablesAsync(default)));
    }

    /// <summary>All but the record of the verbs.</summary>
    private static async Task<List<string>> DataAsync(string database) =>
        [.. (await DumpAsync(database)).Where(line => !line.StartsWith("Audit ", StringComparison.Ordinal))];

    /// <summary>A store into which a restore was begun, and killed as soon as there was something to be seen.</summary>
    private static async Task<string> KilledAsync(string file)
    {
        var restored = BotFactory.NewDatabase();
        using var process = BotProgram.StartOn(restored, "restore", file);
        for (var looks = 0; !await HasRowsAsync(restored); looks++)
        {
            Assert.True(looks < 3000 && !process.HasExited, "The restore writes nothing.");
            await Task.Delay(5);
        }

        process.Kill();
        await process.WaitForExitAsync();
        return restored;
    }

    private static async Task<bool> HasRowsAsync(string database) =>
        File.Exists(database) && (await WithEngineAsync(database, engine => engine.ListTablesAsync(default))).Contains("Directory");

    private static string NewFile(string database) => Path.Combine(Path.GetDirectoryName(database)!, $"{Guid.NewGuid():N}.jsonl.gz");

    private static void AssertDone(string words, Ran ran)
    {
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains(words, ran.Output, StringComparison.Ordinal);
    }
}
