namespace Sendai.Bot.Files;

/// <summary>Files leave the bot here and nowhere else, by links that work once (docs/adr/0015).</summary>
internal static class FileServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PublicAddress>(provider, configuration));
        services.AddSingleton<FileLinks>();
        services.AddSingleton<FileDesk>();
        services.AddSingleton<FileEndpoint>();
        // In the place of the framework's own, around which it stands.
        services.AddSingleton<IHttpContextFactory, TokenOutOfPath>();
        return services;
    }

    /// <summary>Lets a feature give out files of a kind.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="kind">Small letters, digits, dots and hyphens.</param>
    /// <param name="maker">What makes them.</param>
    public static IServiceCollection AddFile(this IServiceCollection services, string kind, Func<IServiceProvider, FileMaker> maker) =>
        FileKind.IsName(kind)
            ? services.AddSingleton(new FileKind(kind, maker))
            : throw new ArgumentException("A kind of file is named by small letters, digits, dots and hyphens.", nameof(kind));

    /// <summary>Maps the links, and says what is wrong with <c>Bot:PublicUrl</c>.</summary>
    /// <exception cref="Teams.Authentication.BotSettingsException">The setting cannot be used.</exception>
    public static void MapFiles(this WebApplication app)
    {
        app.Services.GetRequiredService<PublicAddress>();
        app.MapMethods(
            TokenOutOfPath.Path,
            [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post],
            app.Services.GetRequiredService<FileEndpoint>().HandleAsync);
    }
}
