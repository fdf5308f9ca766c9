using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Domain.Access;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Cases;

/// <summary>「ケースを出したい」: 相談員 hand in cases, follow them, add to them and take them back.</summary>
internal static class CasesFeature
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseFinder>();
        services.AddSingleton<CaseAdvice>();
        services.AddSingleton<DraftKeeper>();
        services.AddSingleton<FormAnswers>();
        services.AddSingleton<FormHandler>();
        services.AddSingleton<SendHandler>();
        services.AddSingleton<MineHandler>();
        services.AddSingleton<AddHandler>();
        services.AddSingleton<OwnHandler>();
        services.AddSingleton<WishHandler>();
        services.AddJob<FollowUpJob>(CaseJobs.FollowUp, job => job.RunAsync);
        services.AddJob<RemindJob>(CaseJobs.Remind, job => job.RunAsync);
        return services;
    }

    public static void MapCases(this ActivityRoutes routes, IServiceProvider services)
    {
        var access = services.GetRequiredService<AccessDesk>();
        var reply = services.GetRequiredService<PrivateReply>();
        routes.OnMessageWhen(services.GetRequiredService<WishHandler>().TakeAsync);

        var forms = services.GetRequiredService<FormHandler>();
        var sends = services.GetRequiredService<SendHandler>();
        OnForm(CaseVerbs.Form, forms.PressedAsync);
        OnForm(CaseData.Send, sends.SendAsync);
        OnForm(CaseData.Save, sends.SaveAsync);
        OnForm(CaseData.Discard, forms.DiscardAsync);

        var mine = services.GetRequiredService<MineHandler>();
        routes.OnExecute(CaseVerbs.Mine, async (turn, data, stop) =>
            await access.RefusalAsync(turn, Operation.HandInCase, null, stop) is { } refusal
                ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
                : await reply.AnswerPressAsync(turn, await mine.MineAsync(turn, data, stop), stop));
        routes.OnExecute(CaseVerbs.Open, mine.OpenAsync);
        OnOwn(CaseData.Add, services.GetRequiredService<AddHandler>().AddAsync);
        var own = services.GetRequiredService<OwnHandler>();
        OnOwn(CaseData.Withdraw, own.WithdrawAsync);
        OnOwn(CaseVerbs.Answer, own.AnswerAsync);

        // The form is only ever in the person's own chat: from elsewhere a card leads there.
        void OnForm(string verb, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>> handler) => routes.OnExecute(verb, async (turn, data, stop) =>
            await access.RefusalAsync(turn, Operation.HandInCase, null, stop) is { } refusal
                ? AdaptiveCardInvokeResponse.Error("Forbidden", refusal)
                : Privacy.IsPrivate(turn) ? await handler(turn, data, stop) : await reply.AnswerPressAsync(turn, FormAnswers.Way(), stop));

        // Each asks for itself who may; a card that others see as well is answered in the person's own chat.
        void OnOwn(string verb, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>> handler) => routes.OnExecute(verb, async (turn, data, stop) =>
            await handler(turn, data, stop) is var answer && (Privacy.IsPrivate(turn) || answer.Type != Sendai.Teams.Activities.Attachment.AdaptiveCardType)
                ? answer
                : await reply.AnswerPressAsync(turn, FormAnswers.Way(), stop));
    }
}
