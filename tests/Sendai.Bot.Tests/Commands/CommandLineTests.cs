using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Commands;

public sealed partial class CommandLineTests
{
    [Theory]
    [InlineData("--help", "ask", "directory", "serve", "--port", "--no-playground")]
    [InlineData("ask --help", "--ward", "--json", "--batch")]
    [InlineData("serve --help", "--port", "--listen", "--no-playground")]
    [InlineData("directory check --help", "--data")]
    [InlineData("directory --help", "import", "export", "diff", "history", "rollback", "check")]
    [InlineData("directory import --help", "--dry-run", "--skip-broken")]
    [InlineData("directory export --help", "--version")]
    [InlineData("directory diff --help")]
    public async Task Help_IsJapaneseAndNamesEveryOption(string arguments, params string[] named)
    {
        var ran = await BotProgram.RunAsync(arguments.Split(' '));

        Assert.Equal(0, ran.ExitCode);
        Assert.All(named, name => Assert.Contains(name, ran.Output, StringComparison.Ordinal));
        Assert.Contains("使用法", ran.Output, StringComparison.Ordinal);
        // Two plain English words in a row would be a sentence that nobody translated; the line of usage shows what to type.
        Assert.All(ran.OutputLines.Where(line => !line.StartsWith("Sendai.Bot ", StringComparison.Ordinal)), line => Assert.DoesNotMatch(EnglishWords(), line));
        Assert.DoesNotContain("Description", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--nothing")]
    [InlineData("frobnicate")]
    [InlineData("serve --port")]
    [InlineData("serve --port 0")]
    [InlineData("serve --port 65536")]
    [InlineData("serve --port abc")]
    [InlineData("serve --listen")]
    [InlineData("serve --listen everybody")]
    [InlineData("ask --ward")]
    [InlineData("ask --nothing 加算")]
    [InlineData("directory")]
    [InlineData("directory check --data /nowhere/at/all")]
    [InlineData("directory import")]
    [InlineData("directory rollback")]
    [InlineData("directory rollback abc")]
    [InlineData("directory rollback 1")]
    [InlineData("directory diff 1 abc")]
    [InlineData("directory diff 1 2 3")]
    [InlineData("directory export out --version 1")]
    [InlineData("directory export out --version abc")]
    public async Task WrongOption_IsOneLineAndANonZeroExitCode(string arguments)
    {
        var ran = await BotProgram.RunAsync(arguments.Split(' '));

        Assert.DoesNotMatch(EnglishWords(), ran.AssertFailedInOneLine());
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task ListeningToAll_NeedsAWayToKnowWhoKnocks()
    {
        var ran = await BotProgram.RunAsync("serve", "--listen", "any", "--no-playground", "--port", $"{BotProgram.FreePort()}");

        Assert.Contains("Bot:AppId", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task PortInUse_IsOneLineAndANonZeroExitCode()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var ran = await BotProgram.RunAsync("serve", "--no-playground", "--port", $"{port}");

        Assert.Contains("--port", ran.AssertFailedInOneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DirectoryCheck_IsContentWithTheDataOfTheProduct()
    {
        var ran = await BotProgram.RunAsync("directory", "check");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("使えない行はありません", Assert.Single(ran.OutputLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DirectoryCheck_NamesFileLineAndReasonOfABrokenRowAndFails()
    {
        var folder = Directory.CreateTempSubdirectory("sendai-pack-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(NodeTools.Repository, "src", "Sendai.Bot", "Data")))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            var contacts = Path.Combine(folder.FullName, "contacts.csv");
            var lines = await File.ReadAllLinesAsync(contacts);
            await File.WriteAllLinesAsync(contacts, [.. lines, "no-such-body,窓口,022-000-0000,,,,,,,,A,"]);

            var ran = await BotProgram.RunAsync("directory", "check", "--data", folder.FullName);

            Assert.Equal(1, ran.ExitCode);
            Assert.Matches($@"^contacts\.csv:{lines.Length + 1}: \S+", ran.OutputLines[0]);
            Assert.Equal(2, ran.OutputLines.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("[A-Za-z]{3,} [a-z]{2,}")]
    private static partial Regex EnglishWords();
}
