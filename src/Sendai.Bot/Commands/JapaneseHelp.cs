using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sendai.Bot.Commands;

/// <summary>The library's help, with the two texts that it has in English only.</summary>
internal sealed class JapaneseHelp(HelpAction help) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Description = "使い方を表示する";
        option.Action = new JapaneseHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(text.ToString().Replace("Description:", "説明:", StringComparison.Ordinal));
        return exitCode;
    }
}
