using Sendai.Accuracy;

// usage: dotnet run -c Release --project tests/Sendai.Accuracy -- QUESTIONS.jsonl [--misses]
//        dotnet run -c Release --project tests/Sendai.Accuracy -- privacy SENTENCES.jsonl [--mistakes]
//        dotnet run -c Release --project tests/Sendai.Accuracy -- minutes FOLDER [--mistakes]
// --misses and --mistakes print what went wrong; they are refused for the halves that nobody looks at while tuning.
var kind = args.FirstOrDefault() is "privacy" or "minutes" ? args[0] : "questions";
var path = args.Skip(kind == "questions" ? 0 : 1).FirstOrDefault(arg => !arg.StartsWith('-'));
if (path is null || !(kind == "minutes" ? Directory.Exists(path) : File.Exists(path)))
{
    Console.Error.WriteLine("usage: Sendai.Accuracy QUESTIONS.jsonl [--misses] | privacy SENTENCES.jsonl [--mistakes] | minutes FOLDER [--mistakes]");
    return 2;
}

var mistakes = args.Contains(kind == "questions" ? "--misses" : "--mistakes");
if (mistakes && Path.GetFileName(Path.TrimEndingDirectorySeparator(path)).StartsWith("unseen", StringComparison.Ordinal))
{
    Console.Error.WriteLine("the unseen half is scored, never looked at");
    return 2;
}

return kind switch
{
    "privacy" => PrivacyRun.Score(path, mistakes),
    "minutes" => MinutesRun.Score(path, mistakes),
    _ => QuestionsRun.Score(path, mistakes),
};
