using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using static Sendai.Bot.Tests.Keeping.KeepingRig;

namespace Sendai.Bot.Tests.Keeping;

/// <summary><c>backup</c> and <c>restore</c>, as somebody at a terminal sees them.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task ABotMovesToAzureAndBack()
    {
        var old = BotFactory.NewDatabase();
        await using (var bot = await BotFactory.StartAsync(old))
        {
            var chat = new Chat(bot);
            await chat.PressAsync(await chat.AskAsync("加算のことを聞きたい"), "青葉区");
        }

        var (first, second) = (NewFile(old), NewFile(old));
        var (azure, back) = (await Databases.NewAsync(onAzurite: true), BotFactory.NewDatabase());
        AssertDone("に控えました", await BotProgram.RunOnAsync(old, "backup", first));
        AssertDone("ボットを始められます", await BotProgram.RunOnAsync(azure, "restore", first));
        AssertDone("に控えました", await BotProgram.RunOnAsync(azure, "backup", second));
        AssertDone("ボットを始められます", await BotProgram.RunOnAsync(back, "restore", second));

        Assert.Equal(await DumpAsync(old), await DumpAsync(back));
        if (!OperatingSystem.IsWindows())
        {
            Assert.All(new[] { first, back }, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        }

        await using var moved = await BotFactory.StartAsync(back);
        Assert.Contains("青葉", (await new Chat(moved).AskAsync("加算のことを聞きたい")).Shown, StringComparison.Ordinal);

        Assert.Contains("もうデータがあります", (await BotProgram.RunOnAsync(back, "restore", second)).AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("もうあります", (await BotProgram.RunOnAsync(old, "backup", first)).AssertFailedInOneLine(), StringComparison.Ordinal);
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

    private static string NewFile(string database) => Path.Combine(Path.GetDirectoryName(database)!, $"{Guid.NewGuid():N}.jsonl.gz");

    private static void AssertDone(string words, Ran ran)
    {
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains(words, ran.Output, StringComparison.Ordinal);
    }
}
