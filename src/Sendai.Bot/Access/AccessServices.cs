using Sendai.Teams.Hosting;

namespace Sendai.Bot.Access;

/// <summary>Rights and the record of their use, for every feature.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(provider => AccessSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<AccessDesk>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Secretariats>();
        services.AddSingleton<MeantWard>();
        services.AddSingleton<AskedWard>();
        services.AddSingleton<Rosters>();
        services.AddSingleton<MemberReader>();
        services.AddSingleton<TenantGate>();
        services.AddHostedService<AdministratorKeeper>();
        return services;
    }

    /// <summary>The gate, and what the channel tells about its members.</summary>
    public static void MapAccess(this ActivityRoutes routes, IServiceProvider services)
    {
        var gate = services.GetRequiredService<TenantGate>();
        gate.SayWhetherOpen();
        routes.Before(gate.CheckAsync);

        var rosters = services.GetRequiredService<Rosters>();
        var secretariats = services.GetRequiredService<Secretariats>();
        routes.OnMembersChanged(async (turn, stop) =>
        {
            var (channel, team) = (ChannelPlace.IdOf(turn), turn.Activity.ChannelData?.Team?.Id);
            rosters.Drop(channel, team);
            await secretariats.MembersChangedAsync(channel, team, stop);
        });
    }
}
