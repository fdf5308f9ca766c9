using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Features.CaseLeading;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Offices;
using Sendai.Domain.Access;
using Sendai.Domain.Cases;

namespace Sendai.Bot.Tests.CaseLeading;

/// <summary>Who may not, and what was never on a card.</summary>
public class LeadRightsTests
{
    private static readonly string[] Verbs =
    [
        CaseVerbs.Lead, LeadVerbs.Check, LeadVerbs.Take, LeadVerbs.AssignForm, LeadVerbs.Assign, LeadVerbs.Write, LeadVerbs.Send, LeadVerbs.ScheduleForm,
        LeadVerbs.Schedule, LeadVerbs.Unschedule, LeadVerbs.PeopleForm, LeadVerbs.People, LeadVerbs.Held, LeadVerbs.NotHeld, LeadVerbs.ReviewForm,
        LeadVerbs.Review, LeadVerbs.Again, LeadVerbs.Close, LeadVerbs.List, LeadVerbs.RetentionForm, LeadVerbs.Retention,
    ];

    [Fact]
    public async Task OtherWardsSecretariatAdministratorsAndSpecialists_AreRefusedAndSeeNothing()
    {
        await using var bot = await LeadBot.StartAsync();
        var other = new TestChannel(bot.Bot, "19:izumi@thread.tacv2", TestChannel.Member(21));
        await other.RegisterAsync("泉区");
        var file = await bot.HandInAsync();
        foreach (var chat in new[] { other.Personal(21), other.Chat(21), bot.Channel.Personal(AccessBot.Administrator), bot.Channel.Personal(99), bot.Channel.Chat(99), bot.Channel.Personal(LeadBot.Submitter) })
        {
            foreach (var verb in Verbs)
            {
                var pressed = await chat.ExecuteAsync(verb, Data(file));
                Assert.StartsWith("この操作ができるのは、青葉区の事務局です", LeadBot.Words(pressed), StringComparison.Ordinal);
            }

            Assert.StartsWith("この操作ができるのは、青葉区の事務局です", await chat.TextAsync("ケースの一覧 青葉"), StringComparison.Ordinal);
        }

        foreach (var chat in new[] { other.Personal(21), bot.Channel.Personal(AccessBot.Administrator), bot.Channel.Personal(99) })
        {
            foreach (var verb in new[] { CaseVerbs.Read, LeadVerbs.Sheet })
            {
                Assert.StartsWith("この操作ができるのは", LeadBot.Words(await chat.ExecuteAsync(verb, Data(file))), StringComparison.Ordinal);
            }
        }

        Assert.Equal([CaseStage.Received], (await bot.ReadAsync(file)).Steps.Select(step => step.To));
        Assert.Null((await bot.ReadAsync(file)).Assignee);
        Assert.Contains(await bot.Bot.AuditAsync(), line => line is { What: Operation.ReadCase, Outcome: AuditOutcome.Refused });
        bot.AssertNowhere(LeadBot.Marker);
    }

    [Fact]
    public async Task CaseOfAnotherWard_IsNotFoundUnderOnesOwn()
    {
        await using var bot = await LeadBot.StartAsync();
        var file = await bot.HandInAsync();
        var other = new TestChannel(bot.Bot, "19:izumi@thread.tacv2", TestChannel.Member(21));
        await other.RegisterAsync("泉区");
        var data = Data(file);
        data["ward"] = "泉";

        foreach (var verb in new[] { CaseVerbs.Lead, LeadVerbs.Close, CaseVerbs.Read, LeadVerbs.Sheet })
        {
            Assert.Contains("見つかりませんでした", LeadBot.Words(await other.Personal(21).ExecuteAsync(verb, data.DeepClone().AsObject())), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task MemberWhoLeft_IsRefusedAtTheNextPress()
    {
        await using var bot = await LeadBot.StartAsync();
        var file = await bot.HandInAsync();
        var opened = await LeadBot.OpenAsync(bot.Other, file);
        bot.Channel.Members.RemoveAll(member => (string)member["id"]! == $"29:{OfficeBot.OtherSecretary}");
        await bot.Channel.TellAsync();

        Assert.Contains("この操作ができるのは", LeadBot.Words(await bot.Other.PressAsync(opened, "確認した")), StringComparison.Ordinal);
        Assert.IsType<CaseState.Received>((await bot.ReadAsync(file)).State);
    }

    [Fact]
    public async Task ForgedData_IsAnsweredKindlyAndChangesNothing()
    {
        await using var bot = await LeadBot.StartAsync();
        var file = await bot.HandInAsync();
        JsonNode?[] garbage = [null, "", "x", new string('長', 2000), "\u0000\u202E", -1, 1.5, true, new JsonArray(1), new JsonObject { ["a"] = 1 }, "c-2026-00001", "2026-00001-x"];
        foreach (var verb in Verbs.Except([LeadVerbs.Take, LeadVerbs.Check, LeadVerbs.Send, LeadVerbs.Close, LeadVerbs.Retention]))
        {
            foreach (var field in new[] { "case", "session", "who", "facilitator", "date", "what", "page", "skip", "due", "text", "nonce" })
            {
                var data = Data(file);
                data.Remove("sure");
                data[field] = garbage[(verb.Length + field.Length) % garbage.Length]?.DeepClone();
                var pressed = await bot.Keeper.ExecuteAsync(verb, data);
                Assert.True(pressed.StatusCode is 200 or 400, $"{verb} {field}: {pressed.StatusCode} {pressed.Value}");
            }
        }

        foreach (var value in garbage)
        {
            foreach (var field in new[] { "case", "nonce" })
            {
                var data = Data(file);
                data[field] = value?.DeepClone();
                if (field == "nonce" && value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String && text.GetValue<string>().Length is > 0 and <= 64)
                {
                    continue;
                }

                foreach (var verb in new[] { LeadVerbs.Close, LeadVerbs.Send })
                {
                    var pressed = await bot.Keeper.ExecuteAsync(verb, data.DeepClone().AsObject());
                    Assert.True(pressed.StatusCode is 400, $"{verb} {field}: {pressed.StatusCode} {pressed.Value}");
                }
            }
        }

        Assert.Equal([CaseStage.Received], (await bot.ReadAsync(file)).Steps.Select(step => step.To));
        Assert.Null((await bot.ReadAsync(file)).ReviewOn);
    }

    private static JsonObject Data(CaseFile file) => new()
    {
        ["ward"] = file.Number.Ward.Name, ["case"] = file.Number.Id, ["nonce"] = "n", ["sure"] = "yes", ["what"] = "return", ["text"] = "ほげ", ["months"] = "3",
    };
}
