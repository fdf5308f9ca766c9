using System.Diagnostics;
using System.Text.RegularExpressions;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Pack;

namespace Sendai.Bot.Tests.Versions;

[Collection(nameof(Alone))]
public sealed partial class LiveImportTests
{
    private const string Question = "ためしの相談所に相談したい";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_IsAnsweredByEveryRunningBotWithinFiveSecondsAndNobodyEverWaitsOrGetsAMixedAnswer(bool onAzurite)
    {
        using var pack = new BrokenPack();
        var database = await Databases.NewAsync(onAzurite);
        await using var one = await BotFactory.StartAsync(database);
        await using var other = await BotFactory.StartAsync(database);
        using var stop = new CancellationTokenSource();
        var asking = new[] { one, other }.Select((bot, at) => Task.Run(() => AskUntilAsync(bot, at, stop.Token))).ToList();
        var (bodies, contacts) = (await File.ReadAllTextAsync(pack.PathOf("bodies.csv")), await File.ReadAllTextAsync(pack.PathOf("contacts.csv")));

        for (var round = 1; round <= 3; round++)
        {
            pack.Rewrite("bodies.csv", _ => $"{bodies}tameshi,ためしの相談所{round},ためしのそうだんじょ,専門相談機関,全市,,ためし,,,,,,2026-11-01\n");
            pack.Rewrite("contacts.csv", _ => $"{contacts}tameshi,ためし窓口{round},022-000-000{round},,,,,,,2026-11-01,A,\n");
            var ran = await BotProgram.RunOnAsync(database, "directory", "import", pack.PathOf(""));
            Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
            Assert.Contains($"第{round + 1}版になりました", ran.Output, StringComparison.Ordinal);

            var watch = Stopwatch.StartNew();
            await Task.WhenAll(UntilAnsweredAsync(one, round), UntilAnsweredAsync(other, round));
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        }

        await stop.CancelAsync();
        var answers = (await Task.WhenAll(asking)).SelectMany(all => all).ToList();
        Assert.Contains(answers, answer => answer.Bodies is ["1"]);
        Assert.Contains(answers, answer => answer.Bodies is ["3"]);
        Assert.DoesNotContain(answers, answer => !answer.Bodies.SequenceEqual(answer.Contacts));
    }

    /// <summary>Asks one question after the other; every one must have an answer.</summary>
    private static async Task<List<(string[] Bodies, string[] Contacts)>> AskUntilAsync(BotFactory bot, int at, CancellationToken cancellationToken)
    {
        var chat = new Chat(bot, $"29:asking{at}", $"a:asking{at}");
        var answers = new List<(string[] Bodies, string[] Contacts)>();
        while (!cancellationToken.IsCancellationRequested)
        {
            var text = (await chat.AskAsync(Question)).Json.GetRawText();
            answers.Add((Marks(BodyMark(), text), Marks(ContactMark(), text)));
            await Task.Delay(10, CancellationToken.None);
        }

        return answers;
    }

    private static async Task UntilAnsweredAsync(BotFactory bot, int round)
    {
        var chat = new Chat(bot, "29:waiting", "a:waiting");
        while (!Marks(BodyMark(), (await chat.AskAsync(Question)).Json.GetRawText()).SequenceEqual([$"{round}"]))
        {
            await Task.Delay(20);
        }
    }

    private static string[] Marks(Regex mark, string text) => [.. mark.Matches(Regex.Unescape(text)).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("ためしの相談所([0-9])")]
    private static partial Regex BodyMark();

    [GeneratedRegex("ためし窓口([0-9])")]
    private static partial Regex ContactMark();
}
