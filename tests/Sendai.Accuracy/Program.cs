using Sendai.Accuracy;

// usage: dotnet run -c Release --project tests/Sendai.Accuracy -- QUESTIONS.jsonl [--misses]
//        dotnet run -c Release --project tests/Sendai.Accuracy -- privacy SENTENCES.jsonl [--mistakes]
// --misses and --mistakes print what went wrong; they are refused for the halves that nobody looks at while tuning.
var isPrivacy = args.FirstOrDefault() == "privacy";
var path = args.Skip(isPrivacy ? 1 : 0).FirstOrDefault(arg => !arg.StartsWith('-'));
if (path is null || !File.Exists(path))
{
    Console.Error.WriteLine("usage: Sendai.Accuracy QUESTIONS.jsonl [--misses] | privacy SENTENCES.jsonl [--mistakes]");
    return 2;
}

var mistakes = args.Contains(isPrivacy ? "--mistakes" : "--misses");
if (mistakes && Path.GetFileName(path).StartsWith("unseen", StringComparison.Ordinal))
{
    Console.Error.WriteLine("the unseen half is scored, never looked at");
    return 2;
}

return isPrivacy ? PrivacyRun.Score(path, mistakes) : QuestionsRun.Score(path, mistakes);
