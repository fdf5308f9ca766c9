using System.CommandLine;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Commands.Doctor;

/// <summary><c>doctor</c>: whether the bot can work with these settings, here and now, and what to do where it cannot.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "設定、資格情報、保存先、通信などを順に点検します。何も変えません（保存先には、点検の行を1つ書いて消します）");
        // Its look at the store is decided and recorded on its own, because it must say what is wrong with one that nobody can use.
        command.SetVerb(VerbUse.Public, (_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var builder = BotHost.ForVerbs();
        await using var services = new ServiceCollection().AddTeamsChannel(builder.Configuration).BuildServiceProvider();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler);
        var scene = new DoctorScene(
            builder.Configuration, builder.Environment.IsDevelopment(), TimeProvider.System, services.GetRequiredService<IHttpClientFactory>(), http);
        return await Examination.RunAsync(DoctorChecks.Of(scene), Examination.Limit, Console.Out, cancellationToken);
    }
}
