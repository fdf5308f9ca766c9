using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Tests.Reviews;

/// <summary>Sessions as 事務局 would make them, and what 相談員 do with them.</summary>
internal static class Sessions
{
    public const string Choko = "choko-review";

    /// <summary>Wednesday of the week after the clock of the tests, at ten.</summary>
    public static readonly LocalDateTime Wednesday = new(2026, 11, 25, 10, 0);

    /// <summary>A session of three slots of ten minutes that closes at five on the day before.</summary>
    public static async Task<ReviewSession> MakeAsync(
        this BotFactory bot, LocalDateTime? starts = null, string ward = "青葉", string kind = Choko, int capacity = 3, Func<ReviewSession, ReviewSession>? change = null)
    {
        var at = starts ?? Wednesday;
        var of = bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.SessionKinds.Single(one => one.Id == kind);
        var session = new ReviewSession(
            ReviewRows.NewId(at.Date), new Ward(ward), of.Id, of.Name, CityClock.Of(at), of.Minutes, of.SlotMinutes, capacity,
            CityClock.Of(at.Date.PlusDays(-1) + new LocalTime(17, 0)), of.Bookers, of.DeclineHours, of.Themes, of.Material, "見本会館", "");
        session = change?.Invoke(session) ?? session;
        return await Desk(bot).DoAsync(
            session.Ward,
            new ReviewCommand<ReviewSession>([session.Id], draft =>
            {
                draft.Put(SessionBook.Of(session, [], 0));
                return session;
            }),
            default);
    }

    /// <summary>Changes it as 事務局 would.</summary>
    public static Task<ChangeDecision> ChangeAsync(this BotFactory bot, ReviewSession session, Func<ReviewSession, ReviewSession> change) => Desk(bot).DoAsync(
        session.Ward,
        new ReviewCommand<ChangeDecision>([session.Id], draft =>
        {
            var (decision, book) = draft.Find(session.Id)!.Change(change, draft.Now);
            draft.Put(book);
            return decision;
        }),
        default);

    public static async Task<SessionBook> ReadAsync(this BotFactory bot, ReviewSession session) =>
        (await bot.Services.GetRequiredService<ReviewStore>().FindAsync(session.Ward, session.Id, default))!.Book;

    /// <summary>Opens the form of the only session of a ward.</summary>
    public static async Task<CardView> FormAsync(this Chat chat, string ward = "青葉")
    {
        var list = await chat.AskAsync($"予約したい {ward}");
        return (await chat.PressAsync(list, list.Buttons.Single(button => button.Verb == "review.form"))).Card;
    }

    /// <summary>Presses the button of a form, as it stands but for what is given.</summary>
    public static Task<Pressed> SendAsync(this Chat chat, CardView form, params (string Name, string Value)[] typed) => Keeper.PressAsync(
        chat, form, form.Buttons.Single(button => button.Verb is "review.book" or "review.waitlist" or "review.move").Title, [.. form.Json.GetRawText().Contains("\"theme\"", StringComparison.Ordinal) ? [("theme", "ケース")] : Array.Empty<(string, string)>(), .. typed]);

    /// <summary>Books as somebody does it, from the list to the confirmation.</summary>
    public static async Task<CardView> BookAsync(this Chat chat, string ward = "青葉", params (string Name, string Value)[] typed) =>
        (await chat.SendAsync(await chat.FormAsync(ward), typed)).Card;

    /// <summary>Cards that were written over cards that stood in a conversation.</summary>
    public static IReadOnlyList<string> Overwritten(this BotFactory bot, string conversation) => [.. bot.Connector.Requests
        .Where(request => request.Line.StartsWith($"PUT /v3/conversations/{Uri.EscapeDataString(conversation)}/activities/", StringComparison.Ordinal))
        .Select(request => request.Body)];

    /// <summary>Everything that others in the channel of <see cref="Reach.Channel"/> could read.</summary>
    public static IReadOnlyList<string> InChannel(this BotFactory bot) => [.. bot.Connector.Requests
        .Where(request => request.Line.Contains("thread.tacv2", StringComparison.Ordinal))
        .Select(request => request.Body)];

    /// <summary>Until somebody's chat has got so many messages that answer nothing, and the newest of them.</summary>
    public static async Task<CardView> ToldAsync(this BotFactory bot, int number, int count = 1)
    {
        await Reach.UntilAsync(() => bot.Posted($"a:{number}").Count >= count);
        var posted = bot.Posted($"a:{number}");
        Assert.Equal(count, posted.Count);
        return new CardView(Assert.Single(posted[^1].Json.GetProperty("attachments").EnumerateArray()).GetProperty("content"), $"told-{number}-{count}");
    }

    /// <summary>How cards show the minutes from then to now. Where the clock stands still it is one.</summary>
    public static IEnumerable<string> MinutesSince(this BotFactory bot, DateTimeOffset before, TimeSpan later = default)
    {
        var now = bot.Now;
        for (var minute = before.AddSeconds(-before.Second); minute <= now; minute = minute.AddMinutes(1))
        {
            yield return (minute + later).ToString("M月d日(ddd) HH:mm", CultureInfo.GetCultureInfo("ja-JP"));
        }
    }

    private static ReviewDesk Desk(BotFactory bot) => bot.Services.GetRequiredService<ReviewDesk>();
}
