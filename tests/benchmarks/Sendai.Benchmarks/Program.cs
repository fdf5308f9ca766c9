using System.Globalization;
using Sendai.Benchmarks.Delivery;
using Sendai.Benchmarks.Door;
using Sendai.Benchmarks.Reviews;
using Sendai.Benchmarks.Tables;
using Sendai.Benchmarks.Turns;
using Sendai.Tests.Support;

var program = Path.Combine(NodeTools.Repository, "src", "Sendai.Bot", "bin", "Release", "net10.0", "Sendai.Bot.dll");

switch (args)
{
    case ["tables"]:
        return await TablesBenchmark.RunAsync();
    case ["sqlite"]:
        return await SqliteBenchmark.RunAsync();
    case ["polls"]:
        return await PollBenchmark.RunAsync();
    case ["sends"]:
        return await SendBenchmark.RunAsync();
    case [ConnectorChild.Verb]:
        return await ConnectorChild.RunAsync();
    case ["reviews"]:
        return await ReviewBenchmark.RunAsync();
    case ["door"]:
        return await DoorBenchmark.RunAsync();
    case [BotChild.Verb, .. var arguments]:
        return await BotChild.RunAsync(arguments);
    case ["turns"]:
        return await TurnsBenchmark.RunAsync(program, 3000);
    case ["turns", var other]:
        return await TurnsBenchmark.RunAsync(other, 3000);
    case [BareChild.Verb, var port, var reply, .. var how]:
        return await BareChild.RunAsync(port, reply, how is [BareChild.Writing]);
    case ["soak", .. var rest]:
        return await SoakBenchmark.RunAsync(
            program,
            rest is [var perSecond, ..] ? int.Parse(perSecond, CultureInfo.InvariantCulture) : 50,
            rest is [_, var minutes] ? double.Parse(minutes, CultureInfo.InvariantCulture) : 10);
    case ["starts", .. var folders]:
        return await StartsBenchmark.RunAsync(folders);
    default:
        await Console.Error.WriteLineAsync("Which benchmark? tables, sqlite, polls, sends, reviews, door, turns, soak, starts");
        return 2;
}
