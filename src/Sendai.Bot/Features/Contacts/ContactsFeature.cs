using Sendai.Bot.Access;
using Sendai.Bot.Wording;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Contacts;

/// <summary>「連絡先を直す」: the 事務局 keeps the contacts of its ward, and whoever finds one wrong can tell it.</summary>
internal static class ContactsFeature
{
    public static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactDesk>();
        services.AddSingleton<ContactStore>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<ContactButtons>();
        services.AddSingleton<ContactCommands>();
        services.AddSingleton<ReportButtons>();
        services.AddSingleton<SecretariatRegistered>(provider => (secretariat, cancellationToken) =>
            provider.GetRequiredService<ReportDesk>().SendWaitingAsync(secretariat.Ward, secretariat.Channel, cancellationToken));
        return services;
    }

    public static void MapContacts(this ActivityRoutes routes, IServiceProvider services)
    {
        var commands = services.GetRequiredService<ContactCommands>();
        routes.OnCommand("連絡先を直す", commands.EditAsync);
        routes.OnCommand("連絡先を足す", commands.AddAsync);

        var contacts = services.GetRequiredService<ContactButtons>();
        routes.OnExecute(ContactVerbs.Body, contacts.BodyAsync);
        routes.OnExecute(ContactVerbs.Add, contacts.AddAsync);
        routes.OnExecute(ContactVerbs.Edit, contacts.EditAsync);
        routes.OnExecute(ContactVerbs.Save, contacts.SaveAsync);
        routes.OnExecute(ContactVerbs.History, contacts.HistoryAsync);
        routes.OnExecute(ContactVerbs.Undo, contacts.UndoAsync);

        var reports = services.GetRequiredService<ReportButtons>();
        routes.OnCommand("届いた指摘", reports.ListAsync);
        routes.OnExecute(ReportButton.Verb, reports.AskAsync);
        routes.OnExecute(ContactVerbs.SendReport, reports.SendAsync);
        routes.OnExecute(ContactVerbs.EditReported, reports.EditAsync);
        routes.OnExecute(ContactVerbs.Settle, reports.SettleAsync);
    }
}
