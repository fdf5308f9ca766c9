using Sendai.Benchmarks.Delivery;

switch (args)
{
    case ["polls"]:
        return await PollBenchmark.RunAsync();
    default:
        await Console.Error.WriteLineAsync("Which benchmark? polls");
        return 2;
}
