using Sendai.Retrieval;

return Benchmark.Run(args);
