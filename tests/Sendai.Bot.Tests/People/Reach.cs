using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Delivery;
using Sendai.Bot.People;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;
using Sendai.Teams.Activities;
using Sendai.Teams.Tests.Support;

namespace Sendai.Bot.Tests.People;

/// <summary>What the tests of reaching people have in common.</summary>
internal static class Reach
{
    public const string Tenant = "70000000-0000-4000-8000-000000000000";
    public const string Create = "/v3/conversations";

    /// <summary>Somebody in their personal chat.</summary>
    public static Chat Personal(BotFactory bot, int number, string name = "相談 花子") =>
        new(bot, $"29:{number}", $"a:{number}", "personal", TestChannel.ObjectId(number)) { TenantId = Tenant, Name = name };

    /// <summary>Somebody in a thread of a channel.</summary>
    public static Chat Channel(BotFactory bot, int number, string name = "相談 花子", string thread = "1") =>
        new(bot, $"29:{number}", $"19:team@thread.tacv2;messageid={thread}", "channel", TestChannel.ObjectId(number)) { TenantId = Tenant, Name = name };

    public static string Key(int number) => UserKey.Hash(TestChannel.ObjectId(number));

    public static Task<TableRow?> RowAsync(this BotFactory bot, int number) => bot.Store().GetAsync("People", Key(number), "personal", default);

    public static Task<PersonalChatResult> OpenAsync(this BotFactory bot, int number) =>
        bot.Services.GetRequiredService<PersonalChat>().OpenAsync(Key(number), default);

    public static async Task<IReadOnlyList<UnreachablePerson>> UnreachableAsync(this BotFactory bot) =>
        await bot.Services.GetRequiredService<UnreachablePeople>().ReadAsync(default).ToListAsync();

    public static IReadOnlyList<ConnectorRequest> To(this BotFactory bot, string path) =>
        [.. bot.Connector.Requests.Where(request => request.Line == $"POST {path}")];

    /// <summary>What was posted into somebody's personal chat, not as an answer to anything there.</summary>
    public static IReadOnlyList<ConnectorRequest> Posted(this BotFactory bot, string conversation) =>
        bot.To($"/v3/conversations/{Uri.EscapeDataString(conversation)}/activities");

    /// <summary>A refusal with the connector's word for it.</summary>
    public static Func<HttpContext, Task> Refusal(int status, string code) =>
        ConnectorServer.Body(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "ひみつ" } }.ToJsonString());

    /// <summary>Writes a message for somebody's personal chat, as a feature does.</summary>
    public static async Task PostAsync(this BotFactory bot, string key, string conversation)
    {
        var to = new ConversationReference
        {
            ServiceUrl = bot.Connector.Url,
            Conversation = new ConversationAccount(conversation, "personal"),
            Bot = new ChannelAccount("28:bot"),
            User = new ChannelAccount("29:somebody"),
        };
        var outbox = bot.Services.GetRequiredService<Outbox>();
        var post = await outbox.PrepareAsync("Meetings", "ward", [new OutboxItem.Message(key, to, new Activity { Text = "お知らせ" })], default);
        Assert.IsType<TransactionResult.Written>(await bot.Store().TransactAsync("Meetings", post, default));
        outbox.Nudge();
    }

    /// <summary>What became of it, as soon as it is over.</summary>
    public static async Task<MessageRecord> EndOfAsync(this BotFactory bot, string key)
    {
        MessageRecord? record = null;
        await UntilAsync(async () =>
        {
            record = MessageRecord.Of((await bot.Store().GetAsync("Meetings", "ward", key, default))!);
            return record.State is MessageState.Sent or MessageState.Failed;
        });
        return record!;
    }

    public static DeadConversations GetDead(this IServiceProvider services) => services.GetRequiredService<DeadConversations>();

    /// <summary>Puts something between the program and its store.</summary>
    public static void Wrap(this IServiceCollection services, Func<ITableStore, ITableStore> wrapper)
    {
        var own = services.Last(service => service.ServiceType == typeof(ITableStore));
        services.AddSingleton(provider => wrapper((ITableStore)own.ImplementationFactory!(provider)));
    }

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 3000, "It never came.");
            await Task.Delay(10);
        }
    }
}
