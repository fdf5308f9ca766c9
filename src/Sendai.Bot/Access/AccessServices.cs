namespace Sendai.Bot.Access;

/// <summary>Rights and the record of their use, for every feature.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessDesk>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Secretariats>();
        return services;
    }
}
