using System.CommandLine;
using System.Globalization;

namespace Sendai.Bot.Commands;

/// <summary>How the bot is started.</summary>
/// <param name="Port">The port on this machine.</param>
/// <param name="ListensToAll">Whether other machines may connect; else only this one.</param>
/// <param name="Playground">Whether Development opens Microsoft's local client beside it.</param>
/// <param name="Samples">Whether an empty store gets a sample in Development.</param>
/// <param name="HostArguments">What hosts and tests hand through to ASP.NET Core.</param>
internal sealed record ServeOptions(int Port, bool ListensToAll, bool Playground, bool Samples, string[] HostArguments)
{
    private const int DefaultPort = 3978;

    /// <summary>Gives <paramref name="command"/> the options and calls <paramref name="chosen"/> when it is the one that runs.</summary>
    public static void AddTo(Command command, Action<ServeOptions> chosen)
    {
        var port = new Option<int>("--port")
        {
            Description = "待ち受けるポート番号",
            HelpName = "番号",
            DefaultValueFactory = _ => DefaultPort,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535)
                {
                    return number;
                }

                result.AddError("--port には 1 から 65535 までの番号を指定してください。");
                return DefaultPort;
            },
        };
        var listen = new Option<string>("--listen")
        {
            Description = "だれからの接続を待つか（local はこのコンピューターの中だけ、any はほかのコンピューターからも。any は HTTPS を受け持つ入口のうしろで使います）",
            HelpName = "local または any",
            DefaultValueFactory = _ => "local",
            CustomParser = result =>
            {
                if (result.Tokens[0].Value is "local" or "any")
                {
                    return result.Tokens[0].Value;
                }

                result.AddError("--listen には local か any を指定してください。");
                return "local";
            },
        };
        var noPlayground = new Option<bool>("--no-playground") { Description = "開発中でも Agents Playground を開きません" };
        var noSamples = new Option<bool>("--no-samples") { Description = "開発中でも見本の予約会などを入れず、空のまま始めます" };
        var host = HostNames.Select(name => new Option<string>(name) { Hidden = true }).ToList();
        command.Add(port);
        command.Add(listen);
        command.Add(noPlayground);
        command.Add(noSamples);
        host.ForEach(command.Add);
        command.SetAction(parsed => chosen(new ServeOptions(
            parsed.GetValue(port),
            parsed.GetValue(listen) == "any",
            !parsed.GetValue(noPlayground),
            !parsed.GetValue(noSamples),
            [.. host.Select(option => (option.Name, Value: parsed.GetValue(option)))
                .Where(option => option.Value is not null)
                .Select(option => $"{option.Name}={option.Value}")])));
    }

    /// <summary>ASP.NET Core's own switches, which its test host passes to the program.</summary>
    private static string[] HostNames => ["--environment", "--contentRoot", "--applicationName"];
}
