using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Features.Contacts;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.MessageExtension;
using Sendai.Bot.Versions;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Tests.Access;

/// <summary>Every button and every command, for every role in every ward, through the front door.</summary>
public sealed class VerbRightsTests
{
    // What each asks the rules for. A verb or a command that is not here fails the first test.
    private static readonly Dictionary<string, Operation> Verbs = new()
    {
        ["consult.more"] = Operation.Consult,
        ["consult.wrong"] = Operation.Consult,
        ["consult.feedback"] = Operation.Consult,
        ["consult.setWard"] = Operation.Consult,
        ["consult.changeWard"] = Operation.Consult,
        ["consult.ask"] = Operation.Consult,
        ["admin.register"] = Operation.RegisterSecretariat,
        ["admin.end"] = Operation.RegisterSecretariat,
        ["admin.cancel"] = Operation.RegisterSecretariat,
        ["admin.olderAudit"] = Operation.ReadAudit,
        ["admin.moreUnreachable"] = Operation.ReadUnreachable,
        ["case.form"] = Operation.HandInCase,
        ["case.send"] = Operation.HandInCase,
        ["case.save"] = Operation.HandInCase,
        ["case.discard"] = Operation.HandInCase,
        ["case.mine"] = Operation.HandInCase,
        ["case.open"] = Operation.ReadCase,
        ["case.add"] = Operation.ChangeOwnCase,
        ["case.withdraw"] = Operation.ChangeOwnCase,
        ["case.answer"] = Operation.ChangeOwnCase,
        ["contacts.report"] = Operation.ReportContact,
        ["contacts.sendReport"] = Operation.ReportContact,
        ["contacts.body"] = Operation.EditContact,
        ["contacts.add"] = Operation.EditContact,
        ["contacts.edit"] = Operation.EditContact,
        ["contacts.save"] = Operation.EditContact,
        ["contacts.undo"] = Operation.EditContact,
        ["contacts.editReported"] = Operation.EditContact,
        ["contacts.settle"] = Operation.EditContact,
        ["contacts.history"] = Operation.ReadContactHistory,
        ["offices.mine"] = Operation.ChooseOffice,
        ["offices.choose"] = Operation.ChooseOffice,
        ["offices.list"] = Operation.ManageOffices,
        ["offices.add"] = Operation.ManageOffices,
        ["offices.edit"] = Operation.ManageOffices,
        ["offices.save"] = Operation.ManageOffices,
        ["offices.close"] = Operation.ManageOffices,
        ["offices.rota"] = Operation.ManageOffices,
        ["offices.rotaForm"] = Operation.ManageOffices,
        ["offices.makeRota"] = Operation.ManageOffices,
        ["offices.swap"] = Operation.ManageOffices,
        ["offices.put"] = Operation.ManageOffices,
        ["offices.mark"] = Operation.ManageOffices,
        ["offices.waiting"] = Operation.ManageOffices,
        ["offices.attendance"] = Operation.ReadAttendance,
        ["offices.attendanceFile"] = Operation.ReadAttendance,
        ["review.list"] = Operation.BookReview,
        ["review.form"] = Operation.BookReview,
        ["review.book"] = Operation.BookReview,
        ["review.waitlist"] = Operation.BookReview,
        ["review.mine"] = Operation.BookReview,
        ["review.cancel"] = Operation.BookReview,
        ["review.decline"] = Operation.BookReview,
        ["review.move"] = Operation.BookReview,
        ["review.calendar"] = Operation.BookReview,
        ["review.admin.new"] = Operation.ManageReviews,
        ["review.admin.preview"] = Operation.ManageReviews,
        ["review.admin.make"] = Operation.ManageReviews,
        ["review.admin.list"] = Operation.ManageReviews,
        ["review.admin.open"] = Operation.ManageReviews,
        ["review.admin.edit"] = Operation.ManageReviews,
        ["review.admin.change"] = Operation.ManageReviews,
        ["review.admin.cancel"] = Operation.ManageReviews,
        ["review.admin.close"] = Operation.ManageReviews,
        ["review.admin.bookForm"] = Operation.ManageReviews,
        ["review.admin.book"] = Operation.ManageReviews,
        ["review.admin.cancelBooking"] = Operation.ManageReviews,
        ["review.admin.attendance"] = Operation.ManageReviews,
        ["review.admin.mark"] = Operation.ManageReviews,
        ["review.admin.roster"] = Operation.ReadRoster,
        ["review.admin.rosterFile"] = Operation.ReadRoster,
        ["case.admin.open"] = Operation.ManageCases,
        ["case.admin.list"] = Operation.ManageCases,
        ["case.admin.check"] = Operation.ManageCases,
        ["case.admin.take"] = Operation.ManageCases,
        ["case.admin.assignForm"] = Operation.ManageCases,
        ["case.admin.assign"] = Operation.ManageCases,
        ["case.admin.write"] = Operation.ManageCases,
        ["case.admin.send"] = Operation.ManageCases,
        ["case.admin.scheduleForm"] = Operation.ManageCases,
        ["case.admin.schedule"] = Operation.ManageCases,
        ["case.admin.unschedule"] = Operation.ManageCases,
        ["case.admin.peopleForm"] = Operation.ManageCases,
        ["case.admin.people"] = Operation.ManageCases,
        ["case.admin.held"] = Operation.ManageCases,
        ["case.admin.notHeld"] = Operation.ManageCases,
        ["case.admin.reviewForm"] = Operation.ManageCases,
        ["case.admin.review"] = Operation.ManageCases,
        ["case.admin.again"] = Operation.ManageCases,
        ["case.admin.close"] = Operation.ManageCases,
        ["case.admin.retentionForm"] = Operation.ManageCases,
        ["case.admin.retention"] = Operation.ManageCases,
        ["case.read"] = Operation.ReadCase,
        ["case.read.sheet"] = Operation.ReadCase,
        ["case.read.list"] = Operation.HandInCase,
        ["summary.newsletter"] = Operation.MakeNewsletter,
        ["summary.newsletter.make"] = Operation.MakeNewsletter,
        ["summary.newsletter.print"] = Operation.MakeNewsletter,
        ["summary.newsletter.markdown"] = Operation.MakeNewsletter,
        ["summary.form"] = Operation.SubscribeSummaries,
        ["summary.subscribe"] = Operation.SubscribeSummaries,
        ["summary.unsubscribe"] = Operation.SubscribeSummaries,
        ["summary.read"] = Operation.ReadSummary,
        ["summary.ask"] = Operation.ReadSummary,
        ["summary.sendQuestion"] = Operation.ReadSummary,
        ["summary.open"] = Operation.ReadSummary,
        ["summary.list"] = Operation.ReadSummary,
        ["summary.admin.subscribers"] = Operation.ManageSummaries,
        ["summary.admin.unsubscribe"] = Operation.ManageSummaries,
        ["summary.admin.board"] = Operation.ManageSummaries,
        ["summary.admin.withdraw"] = Operation.ManageSummaries,
        ["summary.admin.recipients"] = Operation.ManageSummaries,
        ["summary.admin.deliveryFile"] = Operation.ManageSummaries,
        ["summary.admin.again"] = Operation.ManageSummaries,
        ["summary.admin.goOn"] = Operation.ManageSummaries,
        ["summary.admin.remind"] = Operation.ManageSummaries,
        ["summary.admin.readers"] = Operation.ManageSummaries,
        ["summary.admin.answerForm"] = Operation.ManageSummaries,
        ["summary.admin.answer"] = Operation.ManageSummaries,
        ["summary.admin.start"] = Operation.ManageSummaries,
        ["summary.admin.list"] = Operation.ManageSummaries,
        ["summary.admin.form"] = Operation.ManageSummaries,
        ["summary.admin.paste"] = Operation.ManageSummaries,
        ["summary.admin.transcript"] = Operation.ManageSummaries,
        ["summary.admin.split"] = Operation.ManageSummaries,
        ["summary.admin.save"] = Operation.ManageSummaries,
        ["summary.admin.send"] = Operation.ManageSummaries,
        ["summary.admin.plan"] = Operation.ManageSummaries,
        ["summary.admin.time"] = Operation.ManageSummaries,
        ["summary.admin.stop"] = Operation.ManageSummaries,
        ["summary.admin.discard"] = Operation.ManageSummaries,
        ["summary.admin.publish"] = Operation.ManageSummaries,
        ["summary.admin.open"] = Operation.ManageSummaries,
        ["summary.admin.correct"] = Operation.ManageSummaries,
    };

    private static readonly Dictionary<string, Operation> Commands = new()
    {
        ["事務局に登録"] = Operation.RegisterSecretariat,
        ["事務局の登録を外す"] = Operation.RegisterSecretariat,
        ["事務局の一覧"] = Operation.ReadSecretariats,
        ["わたしの役割"] = Operation.ReadOwnRoles,
        ["監査の記録"] = Operation.ReadAudit,
        ["連絡先を直す"] = Operation.EditContact,
        ["連絡先を足す"] = Operation.EditContact,
        ["届かない人の一覧"] = Operation.ReadUnreachable,
        ["届いた指摘"] = Operation.ReadContactHistory,
        ["会をひらく"] = Operation.ManageReviews,
        ["開催を作る"] = Operation.ManageReviews,
        ["開催の一覧"] = Operation.ManageReviews,
        ["わたしの事業所"] = Operation.ChooseOffice,
        ["事業所の一覧"] = Operation.ManageOffices,
        ["個別スーパービジョンの順番"] = Operation.ManageOffices,
        ["個別スーパービジョンはいつ"] = Operation.BookReview,
        ["参加の記録"] = Operation.ReadAttendance,
        ["ケースの一覧"] = Operation.ManageCases,
        ["参加する事例"] = Operation.HandInCase,
        ["担当する事例"] = Operation.HandInCase,
        ["ニュースレターの下書き"] = Operation.MakeNewsletter,
        ["委員向けお知らせの下書き"] = Operation.MakeNewsletter,
        ["まとめを受け取る"] = Operation.SubscribeSummaries,
        ["この区のまとめを受け取る"] = Operation.SubscribeSummaries,
        ["まとめを見る"] = Operation.ReadSummary,
        ["まとめの届け先"] = Operation.ManageSummaries,
        ["まとめを出す"] = Operation.ManageSummaries,
        ["まとめの一覧"] = Operation.ManageSummaries,
    };

    private static readonly Dictionary<string, Operation> Searches = new()
    {
        ["searchBodies"] = Operation.Consult,
    };

    /// <summary>Without a ward these show what there is for whoever asks.</summary>
    private static readonly HashSet<string> OfWhoeverAsks =
    [
        "まとめを出す",
        "まとめの一覧",
        "届いた指摘",
        "届かない人の一覧",
        "事業所の一覧",
        "個別スーパービジョンの順番",
        "参加の記録",
        "会をひらく",
        "開催を作る",
        "開催の一覧",
        "ケースの一覧",
        "ニュースレターの下書き",
        "委員向けお知らせの下書き",
        "まとめの届け先",
        "まとめを出す",
        "まとめの一覧",
    ];

    private const string Refused = "この操作ができるのは、";

    private static readonly Ward Here = new("青葉");
    private static readonly Ward There = new("泉");

    [Fact]
    public async Task EveryVerbAndCommand_HasAnOperation()
    {
        await using var bot = await AccessBot.StartAsync();
        var routes = bot.Services.GetRequiredService<ActivityRoutes>();

        Assert.Equal(routes.Verbs.Order(StringComparer.Ordinal), Verbs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(routes.Queries.Order(StringComparer.Ordinal), Searches.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(routes.Commands.Order(StringComparer.Ordinal), Commands.Keys.Select(words => words.Normalize(NormalizationForm.FormKC)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryRole_IsRefusedWhatTheRulesRefuseAndNothingElse()
    {
        await using var bot = await AccessBot.StartAsync();
        var channel = new TestChannel(bot, members: [TestChannel.Member(11)]);
        await channel.RegisterAsync("青葉区");
        // Nobody in particular, the 事務局 of a ward, an administrator; and somebody without an object id.
        (Chat Chat, Standing Standing)[] people =
        [
            (channel.Personal(99), Standing.Specialist),
            (channel.Personal(11), Standing.Specialist with { Secretariat = new HashSet<Ward> { Here } }),
            (channel.Personal(AccessBot.Administrator), Standing.Administrator),
            (new Chat(bot, "29:nobody", "a:nobody"), Standing.Specialist),
        ];

        foreach (var ward in new Ward?[] { null, Here, There })
        {
            var body = BodyOf(bot, ward);
            var contact = ReportButton.Write((body.Id, ""));
            await channel.Personal(98).ExecuteAsync("contacts.sendReport", new JsonObject { ["contact"] = contact, ["kind"] = "Other", ["nonce"] = body.Id });
            var report = Assert.Single(await bot.Services.GetRequiredService<ReportDesk>().OpenAsync([ward], CancellationToken.None)).Id;
            foreach (var (chat, standing) in people)
            {
                foreach (var (verb, operation) in Verbs)
                {
                    var pressed = await chat.ExecuteAsync(verb, new JsonObject
                    {
                        ["ward"] = ward?.Name,
                        ["q"] = "こんにちは",
                        ["nonce"] = "n",
                        ["seen"] = "",
                        ["body"] = body.Id,
                        ["label"] = "",
                        ["contact"] = contact,
                        ["contacts"] = contact,
                        ["wards"] = ward?.Name ?? "",
                        ["skip"] = 0,
                        ["year"] = 2026,
                        ["report"] = verb == "contacts.settle" ? report : null,
                    });
                    Check(verb, operation, ward, standing, IsRefusal(pressed.Value));
                }

                foreach (var (command, operation) in Searches)
                {
                    var found = await new Searcher(bot, chat).FindAsync("こんにちは");
                    Check(command, operation, ward, standing, found.Text.StartsWith(Refused, StringComparison.Ordinal));
                }

                foreach (var (words, operation) in Commands)
                {
                    var message = chat.Message($"{words} {(operation == Operation.EditContact ? body.Name : ward)}");
                    await chat.SendAsync(message);
                    var answers = await chat.AnswersAsync((string)message["id"]!);
                    var asked = ward is null && OfWhoeverAsks.Contains(words) && standing.Secretariat.Contains(Here) ? Here : ward;
                    Check(words, operation, asked, standing, answers.Any(answer => answer.Json.TryGetProperty("text", out var text) && IsRefusal(text)));
                }
            }
        }
    }

    /// <summary>A body of a ward, or of the city, that its name alone finds.</summary>
    private static ConsultationBody BodyOf(BotFactory bot, Ward? ward)
    {
        var bodies = bot.Services.GetRequiredService<CurrentDirectory>().Snapshot.Content.Bodies;
        return bodies.First(body => body.Ward == ward && BodyFinder.Find(bodies, body.Name).Count == 1);
    }

    private static void Check(string what, Operation operation, Ward? ward, Standing standing, bool isRefused) => Assert.Equal(
        (what, ward, standing.IsAdministrator, AccessRules.Decide(operation, ward, standing) is AccessDecision.Refused),
        (what, ward, standing.IsAdministrator, isRefused));

    private static bool IsRefusal(JsonElement words) =>
        (words.ValueKind == JsonValueKind.Object && words.TryGetProperty("message", out var message) ? message : words) is { ValueKind: JsonValueKind.String } text
        && text.GetString()!.StartsWith(Refused, StringComparison.Ordinal);
}
