using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>Who is the 事務局 of a ward, which roles one has, and the record of what was done.</summary>
internal static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<SecretariatRegistry>();
        services.AddSingleton<SecretariatCommands>();
        services.AddSingleton<SecretariatButtons>();
        services.AddSingleton<RolesHandler>();
        services.AddSingleton<NameFinder>();
        services.AddSingleton<AuditHandler>();
        services.AddSingleton<UnreachableList>();
        services.AddSingleton<UnreachableHandler>();
        return services;
    }

    public static void MapAdmin(this ActivityRoutes routes, IServiceProvider services)
    {
        var commands = services.GetRequiredService<SecretariatCommands>();
        routes.OnCommand(AdminVerbs.RegisterWords, commands.RegisterAsync);
        routes.OnCommand(AdminVerbs.EndWords, commands.EndAsync);
        routes.OnCommand(AdminVerbs.ListWords, commands.ListAsync);

        var buttons = services.GetRequiredService<SecretariatButtons>();
        routes.OnExecute(AdminVerbs.Register, buttons.RegisterAsync);
        routes.OnExecute(AdminVerbs.End, buttons.EndAsync);
        routes.OnExecute(AdminVerbs.Cancel, buttons.CancelAsync);

        routes.OnCommand(AdminVerbs.RolesWords, services.GetRequiredService<RolesHandler>().AnswerAsync);

        var audit = services.GetRequiredService<AuditHandler>();
        routes.OnCommand(AdminVerbs.AuditWords, audit.ReadAsync);
        routes.OnExecute(AdminVerbs.OlderAudit, audit.OlderAsync);

        var unreachable = services.GetRequiredService<UnreachableHandler>();
        routes.OnCommand(AdminVerbs.UnreachableWords, unreachable.ReadAsync);
        routes.OnExecute(AdminVerbs.MoreUnreachable, unreachable.MoreAsync);
    }
}
