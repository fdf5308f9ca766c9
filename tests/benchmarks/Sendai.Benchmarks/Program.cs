using Sendai.Benchmarks.Delivery;
using Sendai.Benchmarks.Tables;

switch (args)
{
    case ["tables"]:
        return await TablesBenchmark.RunAsync();
    case ["sqlite"]:
        return await SqliteBenchmark.RunAsync();
    case ["polls"]:
        return await PollBenchmark.RunAsync();
    default:
        await Console.Error.WriteLineAsync("Which benchmark? tables, sqlite, polls");
        return 2;
}
