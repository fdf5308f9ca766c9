using System.CommandLine;
using System.CommandLine.Invocation;
using Sendai.Bot.Access;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Commands;

/// <summary>
/// Runs a verb for whoever may: decided and recorded before it does anything, and closed when it is done. A store that cannot be
/// used is one line, not a stack trace.
/// </summary>
internal sealed class VerbAction(Command command, VerbUse use, Func<ParseResult, CancellationToken, Task<int>> run) : AsynchronousCommandLineAction
{
    public VerbUse Use => use;

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        try
        {
            return use.OperationOf(parseResult) is { } operation
                ? await AllowedAsync(operation, parseResult, cancellationToken)
                : await run(parseResult, cancellationToken);
        }
        catch (TableStoreException failure)
        {
            return Verb.Fail(Verb.Refused, $"保存先を使えません：{failure.Message}");
        }
        catch (BotSettingsException setting)
        {
            return Verb.Fail(Verb.WrongUse, setting.Message);
        }
        catch (OperationCanceledException)
        {
            return Verb.Fail(Verb.Refused, "途中でやめました。相談先のデータの版は directory history で確かめられます。ほかは、同じコマンドをもう一度実行すれば、残りを終えられます。");
        }
    }

    private async Task<int> AllowedAsync(Operation operation, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var person = await Operator.OpenAsync(BotHost.Configuration(), cancellationToken);
        if (person is null)
        {
            // There is no store yet, so there is nothing in it that somebody might not see.
            return await run(parsed, cancellationToken);
        }

        var deed = new OperatorDeed(operation, Path(command), use.WardOf(parsed), use.TargetOf(parsed));
        switch (await person.BeginAsync(deed, cancellationToken))
        {
            case OperatorDecision.Refused refused:
                return Verb.Fail(Verb.Refused, refused.Words);
            case OperatorDecision.Begun begun:
                // A fault leaves the line open: nobody knows then what was done.
                var exitCode = await run(parsed, cancellationToken);
                await person.CloseAsync(begun.Line, exitCode == Verb.Done ? AuditOutcome.Done : AuditOutcome.NotDone);
                return exitCode;
            default:
                throw new InvalidOperationException("A decision without a consequence.");
        }
    }

    private static string Path(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Select(parent => parent.Name).Append(command.Name));
}
