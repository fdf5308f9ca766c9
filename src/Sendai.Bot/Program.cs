using Sendai.Bot;
using Sendai.Bot.Commands;
using Sendai.Bot.Delivery;
using Sendai.Bot.Features.Consult;
using Sendai.Bot.Pack;
#if DEBUG
using Sendai.Bot.Playground;
#endif
using Sendai.Teams.Hosting;

var (exitCode, serve) = CommandLine.Run(args);
if (serve is null)
{
    return exitCode;
}

var builder = BotHost.CreateBuilder(serve);
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddPack(builder.Configuration);
builder.Services.AddTeamsChannel(builder.Configuration);
builder.Services.AddDelivery();
builder.Services.AddConsult();
#if DEBUG
if (serve.Playground && builder.Environment.IsDevelopment())
{
    builder.Services.AddPlayground();
}
#endif

var app = builder.Build();
return await app.ServeAsync(() => app.MapTeamsChannel().MapConsult(app.Services));
