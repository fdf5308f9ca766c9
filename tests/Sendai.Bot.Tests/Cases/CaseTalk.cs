using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Cases;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.People;
using Sendai.Bot.Tests.Reviews;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Tests.Cases;

/// <summary>Somebody hands in cases, as they do it.</summary>
internal static class CaseTalk
{
    public const string Phone = "090-1234-5678";

    /// <summary>Doubtful together: a rare illness, a small area, an age.</summary>
    public const string Doubtful = "見本地区の29歳、筋萎縮性側索硬化症のAさん。外出が減った。";

    public static Ward Ward { get; } = new("青葉");

    /// <summary>Everything that a case needs.</summary>
    public static (string Name, string Value)[] Whole { get; } =
    [
        ("ward", "青葉"),
        ("venue", "case-study"),
        ("age", "50代"),
        ("disabilities", "知的障害,精神障害"),
        ("household", "親と同居"),
        ("summary", "50代のAさん。日中は家で過ごすことが多い。"),
        ("support", "B事業所のヘルパーが週2回。"),
        ("urgency", "Usual"),
        ("question", "日中の居場所をどう見つけるか。"),
        ("consent", "yes"),
        ("anonymous", "true"),
    ];

    public static CaseStore Cases(this BotFactory bot) => bot.Services.GetRequiredService<CaseStore>();

    public static CaseDesk Desk(this BotFactory bot) => bot.Services.GetRequiredService<CaseDesk>();

    public static async Task<CaseFile> CaseAsync(this BotFactory bot, int count = 1, string ward = "青葉") =>
        (await bot.Cases().FindAsync(new Ward(ward), $"2026-{count:D5}", default))!.File;

    /// <summary>Every case of a ward.</summary>
    public static async Task<IReadOnlyList<CaseGlance>> AllAsync(this BotFactory bot, string ward = "青葉") => await bot.Cases().OpenAsync(new Ward(ward), default);

    /// <summary>Presses a button of a form that has everything a case needs, but for what is given.</summary>
    public static Task<Pressed> FillAsync(this Chat chat, CardView form, string title, params (string Name, string Value)[] typed) =>
        Keeper.PressAsync(chat, form, title, [.. Whole.Where(one => form.Json.GetRawText().Contains($"\"id\":\"{one.Name}\"", StringComparison.Ordinal)), .. typed]);

    /// <summary>Hands in a case from the first word to the confirmation.</summary>
    public static async Task<CardView> HandInAsync(this Chat chat, params (string Name, string Value)[] typed)
    {
        var confirmed = (await chat.FillAsync(await chat.AskAsync("ケースを出したい"), "出す", typed)).Card;
        Assert.Contains("ケースを受け付けました", confirmed.Shown, StringComparison.Ordinal);
        return confirmed;
    }

    /// <summary>Presses a button, with what stands in the inputs and what is typed over it.</summary>
    public static async Task<CardView> NextAsync(this Chat chat, CardView card, string title, params (string Name, string Value)[] typed) =>
        (await Keeper.PressAsync(chat, card, title, typed)).Card;

    /// <summary>What 事務局 does to the first case.</summary>
    public static async Task DoAsync(this BotFactory bot, Func<CaseFile, NodaTime.Instant, CaseDecision> deed, int count = 1) =>
        Assert.IsType<CaseDecision.Changed>(await bot.Desk().ChangeAsync(Ward, $"2026-{count:D5}", deed, default));

    /// <summary>Brings the first case to a place in a session that begins then.</summary>
    public static async Task HeldSlotAsync(this BotFactory bot, NodaTime.Instant starts, string attempt = "attempt")
    {
        if ((await bot.CaseAsync()).State is CaseState.Received)
        {
            await bot.DoAsync((file, now) => file.Check("k", now));
        }

        var session = await bot.MakeAsync(CityClock.At(starts), kind: "case-study");
        var hold = new CaseHold(attempt, session.Id, null, NodaTime.Instant.FromDateTimeOffset(bot.Services.GetRequiredService<TimeProvider>().GetUtcNow()) + NodaTime.Duration.FromSeconds(30), "k");
        await bot.DoAsync((file, now) => file.Seek(hold, now));
        Assert.IsType<Settled.HasPlace>(await bot.Services.GetRequiredService<CaseSettlement>().SettleAsync(Ward, "2026-00001", attempt, session.Id, default));
    }

    public static async Task<CaseDraft?> DraftAsync(this BotFactory bot, int number) => await bot.Services.GetRequiredService<CaseDrafts>().FindAsync(Reach.Key(number), default);

    /// <summary>All rows of the tables in which anything of a case could lie, as text.</summary>
    public static async Task<string> EverythingAsync(this BotFactory bot)
    {
        var text = new System.Text.StringBuilder();
        foreach (var table in new[] { "Cases", "People", "Audit", "Due", "Leases", "Reviews", "Conversations", "Unreachable", "Audiences", "Feedback", "Reports", "Offices", "Files", "Access" })
        {
            await foreach (var row in bot.Store().ReadAllAsync(table, new TableQuery(), default))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{table} {row.PartitionKey} {row.RowKey} {string.Join(' ', row.Properties.Select(property => $"{property.Key}={property.Value}"))}");
            }
        }

        return text.ToString();
    }
}
