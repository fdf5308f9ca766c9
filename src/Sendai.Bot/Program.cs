using Sendai.Bot;
using Sendai.Bot.Access;
using Sendai.Bot.Calendar;
using Sendai.Bot.Cases;
using Sendai.Bot.Commands;
using Sendai.Bot.Delivery;
using Sendai.Bot.Features.Admin;
using Sendai.Bot.Features.CaseLeading;
using Sendai.Bot.Features.Cases;
using Sendai.Bot.Features.Consult;
using Sendai.Bot.Features.Contacts;
using Sendai.Bot.Features.MessageExtension;
using Sendai.Bot.Features.Newsletters;
using Sendai.Bot.Features.Offices;
using Sendai.Bot.Features.Reviews;
using Sendai.Bot.Features.Sessions;
using Sendai.Bot.Features.Summaries;
using Sendai.Bot.Features.SummaryDelivery;
using Sendai.Bot.Features.SummaryWriting;
using Sendai.Bot.Files;
using Sendai.Bot.Keeping;
using Sendai.Bot.Minutes;
using Sendai.Bot.Pages;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
#if DEBUG
using Sendai.Bot.Playground;
#endif
using Sendai.Bot.Samples;
using Sendai.Bot.Screening;
using Sendai.Bot.Summaries;
using Sendai.Bot.Turns;
using Sendai.Bot.Versions;
using Sendai.Bot.Watch;
using Sendai.Teams.Hosting;

var (exitCode, serve) = await CommandLine.RunAsync(args);
if (serve is null)
{
    return exitCode;
}

var builder = BotHost.CreateBuilder(serve);
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddDirectory(builder.Configuration);
builder.Services.AddTeamsChannel(builder.Configuration);
builder.Services.AddSharedTurns(builder.Configuration);
builder.Services.AddBotCredential(builder.Configuration);
builder.Services.AddAccess();
builder.Services.AddDelivery();
builder.Services.AddPeople();
builder.Services.AddScreening();
builder.Services.AddFiles(builder.Configuration);
builder.Services.AddKeeping(builder.Configuration);
builder.Services.AddCalendar(builder.Configuration);
builder.Services.AddMinutes();
builder.Services.AddReviewSessions();
builder.Services.AddCaseFiles();
builder.Services.AddSummaryFiles();
builder.Services.AddAdmin();
builder.Services.AddConsult();
builder.Services.AddContacts();
builder.Services.AddReviews();
builder.Services.AddSessions();
builder.Services.AddCases();
builder.Services.AddCaseLeading();
builder.Services.AddOffices();
builder.Services.AddSummaries();
builder.Services.AddSummaryWriting();
builder.Services.AddSummaryDelivery();
builder.Services.AddNewsletters();
builder.Services.AddMessageExtension();
builder.Services.AddWatch(builder.Configuration);
if (serve.Samples && builder.Environment.IsDevelopment())
{
    builder.Services.AddSamples(builder.Configuration);
}

#if DEBUG
if (serve.Playground && builder.Environment.IsDevelopment())
{
    builder.Services.AddPlayground();
}
#endif

var app = builder.Build();
return await app.ServeAsync(serve, () =>
{
    var routes = app.MapTeamsChannel();
    routes.MapAccess(app.Services);
    routes.MapKeeping(app.Services);
    routes.MapPeople(app.Services);
    routes.MapAdmin(app.Services);
    routes.MapConsult(app.Services);
    routes.MapContacts(app.Services);
    routes.MapReviews(app.Services);
    routes.MapSessions(app.Services);
    routes.MapCases(app.Services);
    routes.MapCaseLeading(app.Services);
    routes.MapOffices(app.Services);
    routes.MapSummaries(app.Services);
    routes.MapSummaryWriting(app.Services);
    routes.MapSummaryDelivery(app.Services);
    routes.MapNewsletters(app.Services);
    routes.MapMessageExtension(app.Services);
    app.MapFiles();
    app.MapWatch();
    app.MapPages();
    app.CheckCalendar();
});
