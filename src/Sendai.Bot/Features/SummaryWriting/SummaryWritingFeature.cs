using Sendai.Bot.Summaries;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.SummaryWriting;

/// <summary>事務局 writes the summary of a meeting, checks it and sends it, all in the author's own chat.</summary>
internal static class SummaryWritingFeature
{
    public static IServiceCollection AddSummaryWriting(this IServiceCollection services)
    {
        services.AddSingleton<WritingDesk>();
        services.AddSingleton<MeetingFinder>();
        services.AddSingleton<StateCards>();
        services.AddSingleton<StartHandler>();
        services.AddSingleton<FormHandler>();
        services.AddSingleton<PasteHandler>();
        services.AddSingleton<TranscriptHandler>();
        services.AddSingleton<SaveHandler>();
        services.AddSingleton<SendHandler>();
        services.AddSingleton<OpenHandler>();
        services.AddSingleton<ListHandler>();
        return services;
    }

    public static void MapSummaryWriting(this ActivityRoutes routes, IServiceProvider services)
    {
        var start = services.GetRequiredService<StartHandler>();
        routes.OnCommand(WritingVerbs.StartWords, start.BeginAsync);
        routes.OnExecute(WritingVerbs.Start, start.StartAsync);

        var list = services.GetRequiredService<ListHandler>();
        routes.OnCommand(WritingVerbs.ListWords, list.BeginAsync);
        routes.OnExecute(WritingVerbs.List, list.ListAsync);

        var form = services.GetRequiredService<FormHandler>();
        routes.OnExecute(WritingVerbs.Form, form.OpenAsync);
        routes.OnExecute(SummaryVerbs.Correct, form.CorrectAsync);
        routes.OnExecute(WritingVerbs.Save, services.GetRequiredService<SaveHandler>().SaveAsync);

        var paste = services.GetRequiredService<PasteHandler>();
        routes.OnExecute(WritingVerbs.Paste, paste.OpenAsync);
        routes.OnExecute(WritingVerbs.Split, paste.SplitAsync);

        routes.OnExecute(WritingVerbs.Transcript, services.GetRequiredService<TranscriptHandler>().TakeAsync);

        var open = services.GetRequiredService<OpenHandler>();
        routes.OnExecute(SummaryVerbs.Manage, open.OpenAsync);
        routes.OnExecute(WritingVerbs.Discard, open.DiscardAsync);
        routes.OnExecute(WritingVerbs.Publish, open.PublishAsync);

        var send = services.GetRequiredService<SendHandler>();
        routes.OnExecute(WritingVerbs.Send, send.SendAsync);
        routes.OnExecute(WritingVerbs.Plan, send.PlanAsync);
        routes.OnExecute(WritingVerbs.TimeForm, send.TimeFormAsync);
        routes.OnExecute(WritingVerbs.Stop, send.StopAsync);
    }
}
