using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Delivery;
using Sendai.Bot.Reviews;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Offices;
using Sendai.Bot.Tests.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Tests.Sessions;

/// <summary>The 事務局 of a ward at work on its sessions.</summary>
internal static class DeskBot
{
    public const string Choko = "ちょこっとケースレビュー";

    public static Ward Ward { get; } = new("青葉");

    public static Task<Pressed> PressAsync(this Chat chat, CardView card, string title, params (string Name, string Value)[] typed) =>
        Keeper.PressAsync(chat, card, title, typed);

    /// <summary>The card that a press gives.</summary>
    public static async Task<CardView> CardAsync(this Chat chat, CardView card, string title, params (string Name, string Value)[] typed) =>
        (await PressAsync(chat, card, title, typed)).Card;

    /// <summary>The preview of what is typed into the card of a kind.</summary>
    public static async Task<CardView> PreviewAsync(this Chat chat, params (string Name, string Value)[] typed) =>
        await chat.CardAsync(await chat.CardAsync(await chat.AskAsync("会をひらく 青葉"), Choko), "内容を確かめる", typed);

    /// <summary>The card of the only session that the list shows.</summary>
    public static async Task<CardView> OpenAsync(this Chat chat)
    {
        var list = await chat.AskAsync("開催の一覧 青葉");
        return await chat.CardAsync(list, Assert.Single(list.Buttons, button => button.Verb == "review.admin.open").Title);
    }

    public static async Task<IReadOnlyList<ReviewSession>> SessionsAsync(this OfficeBot bot) =>
        [.. (await bot.Bot.Services.GetRequiredService<ReviewStore>().FromAsync(Ward, NodaTime.Instant.MinValue.Plus(NodaTime.Duration.FromDays(4_000_000)), 1000, default)).Select(one => one.Session)];

    /// <summary>Somebody takes a place, or one in the line, in the way of the 相談員's buttons but without them.</summary>
    public static async Task<Booking> PutAsync(this OfficeBot bot, ReviewSession session, int number, string? name = null, string office = "", bool hasTeams = true)
    {
        var reach = MessageRow.Serialize(new ConversationReference
        {
            ServiceUrl = bot.Bot.Connector.Url,
            ChannelId = "msteams",
            Conversation = new ConversationAccount($"a:{number}", "personal", Chat.Tenant),
            Bot = new ChannelAccount("28:bot"),
            User = new ChannelAccount($"29:{number}"),
        });
        var request = new BookingRequest(Reach.Key(number), name ?? $"みほん{number}", hasTeams ? reach : null, office, new BookingTheme("ケース", ""), null) { OrWaits = true };
        return await bot.Bot.Services.GetRequiredService<ReviewDesk>().DoAsync(
            session.Ward,
            new ReviewCommand<Booking>([session.Id], draft =>
            {
                var (decision, book) = draft.Find(session.Id)!.Book(request, draft.Now);
                draft.Put(book);
                return decision is BookingDecision.Waitlisted waits ? waits.Booking : ((BookingDecision.Booked)decision).Booking;
            }),
            default);
    }

    /// <summary>Does the work once more that tells of a change.</summary>
    public static async Task TellAgainAsync(this OfficeBot bot, ReviewSession session)
    {
        var row = await bot.Bot.Store().GetAsync(ReviewRows.Table, ReviewRows.PartitionOf(session.Ward), ReviewRows.JobKey(session.Id, ReviewJobs.Told), default);
        Assert.IsType<JobResult.Done>(await bot.Bot.Services.GetRequiredService<TellJob>().RunAsync(row!, default));
    }
}
