using Sendai.Benchmarks.Delivery;
using Sendai.Benchmarks.Door;
using Sendai.Benchmarks.Reviews;
using Sendai.Benchmarks.Tables;

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
    default:
        await Console.Error.WriteLineAsync("Which benchmark? tables, sqlite, polls, sends, reviews, door");
        return 2;
}
