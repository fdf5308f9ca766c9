using Sendai.Bot;
using Sendai.Bot.Commands;
using Sendai.Teams.Hosting;

var (exitCode, serve) = CommandLine.Run(args);
if (serve is null)
{
    return exitCode;
}

var builder = BotHost.CreateBuilder(serve);
builder.Services.AddTeamsChannel(builder.Configuration);

var app = builder.Build();
app.MapTeamsChannel();
return await app.ServeAsync();
