using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Access;

/// <summary>The bot with two administrators, whose numbers are 1 and 2.</summary>
internal static class AccessBot
{
    public const int Administrator = 1;
    public const int OtherAdministrator = 2;

    public static Task<BotFactory> StartAsync(
        string? database = null, TimeProvider? time = null, Action<IServiceCollection>? services = null, params string[] tenants) => BotFactory.StartAsync(
        database,
        time: time,
        services: services,
        settings: new Dictionary<string, string?>(tenants.Select((tenant, at) => KeyValuePair.Create($"Access:Tenants:{at}", (string?)tenant)))
        {
            ["Access:Administrators:0"] = TestChannel.ObjectId(Administrator),
            ["Access:Administrators:1"] = TestChannel.ObjectId(OtherAdministrator),
        });

    /// <summary>Registers a channel as an administrator does it.</summary>
    public static async Task RegisterAsync(this TestChannel channel, string ward, bool guests = false)
    {
        var chat = channel.Chat(Administrator);
        var asked = await chat.AskAsync($"事務局に登録 {ward}");
        var pressed = await chat.PressAsync(asked, "登録する", ("guests", guests ? "true" : "false"));
        Assert.Contains("事務局になりました", pressed.Card.Shown, StringComparison.Ordinal);
    }

    /// <summary>The text that answers something.</summary>
    public static async Task<string> TextAsync(this Chat chat, string words)
    {
        var message = chat.Message(words);
        Assert.Equal(202, await chat.SendAsync(message));
        return Assert.Single(await chat.AnswersAsync((string)message["id"]!)).Json.GetProperty("text").GetString()!;
    }

    /// <summary>The record, the newest line first.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> AuditAsync(this BotFactory bot) =>
        await bot.Services.GetRequiredService<AuditLog>().ReadAsync(null, 1000, CancellationToken.None);

    public static ITableStore Store(this BotFactory bot) => bot.Services.GetRequiredService<ITableStore>();
}
