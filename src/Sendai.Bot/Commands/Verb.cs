using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sendai.Bot.Versions;
using Sendai.Tables;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Commands;

/// <summary>What the verbs that use the store have in common.</summary>
internal static class Verb
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUse = 2;

    /// <summary>What the verb does. A store that cannot be used is one line, not a stack trace.</summary>
    public static void SetVerb(this Command command, Func<ParseResult, CancellationToken, Task<int>> run) => command.SetAction(async (parsed, cancellationToken) =>
    {
        try
        {
            return await run(parsed, cancellationToken);
        }
        catch (TableStoreException failure)
        {
            return Fail(Refused, $"保存先を使えません：{failure.Message}");
        }
        catch (BotSettingsException setting)
        {
            return Fail(WrongUse, setting.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(Refused, "途中でやめました。いまの版は history で確かめられます。");
        }
    });

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
