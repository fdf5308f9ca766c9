using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Commands;

/// <summary>What the verbs that use the store have in common.</summary>
internal static class Verb
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUse = 2;

    /// <summary>What the verb does, and what that is as far as rights go: no verb goes without saying it.</summary>
    public static void SetVerb(this Command command, VerbUse use, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.Action = new VerbAction(command, use, run);

    /// <summary>The number of a version as it is typed.</summary>
    public static int Version(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError("版は番号で指定してください。例：3");
        return 0;
    }

    public static int Fail(int exitCode, string message)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }

    public static int NoSuchVersion(int number) => Fail(WrongUse, $"第{number}版はありません。どの版があるかは history で確かめられます。");

    /// <summary>Says which version is in force now, or that somebody else was first.</summary>
    public static int Tell(DirectoryVersion? made)
    {
        if (made is null)
        {
            return Fail(Refused, "同じときに、ほかの取り込みが先に終わりました。こちらは何も変えていません。もう一度実行してください。");
        }

        Console.WriteLine($"第{made.Number}版になりました。動いているボットは、数秒のうちにこの版で答えます。");
        return Done;
    }
}
