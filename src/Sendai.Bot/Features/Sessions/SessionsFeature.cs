using Sendai.Bot.Files;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Sessions;

/// <summary>The 事務局 makes, changes and cancels sessions, books for others, and sees who comes and who came.</summary>
internal static class SessionsFeature
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionsDesk>();
        services.AddSingleton<MakeHandler>();
        services.AddSingleton<ListHandler>();
        services.AddSingleton<ChangeHandler>();
        services.AddSingleton<BookForHandler>();
        services.AddSingleton<RosterHandler>();
        services.AddSingleton<AttendanceHandler>();
        services.AddSingleton<RosterFile>();
        services.AddFile(RosterFile.Kind, provider => provider.GetRequiredService<RosterFile>().MakeAsync);
        return services;
    }

    public static void MapSessions(this ActivityRoutes routes, IServiceProvider services)
    {
        var make = services.GetRequiredService<MakeHandler>();
        routes.OnCommand(SessionVerbs.MakeWords, make.BeginAsync);
        routes.OnCommand(SessionVerbs.MakeWordsToo, make.BeginAsync);
        routes.OnExecute(SessionVerbs.New, make.FormAsync);
        routes.OnExecute(SessionVerbs.Preview, make.PreviewAsync);
        routes.OnExecute(SessionVerbs.Make, make.MakeAsync);

        var list = services.GetRequiredService<ListHandler>();
        routes.OnCommand(SessionVerbs.ListWords, list.BeginAsync);
        routes.OnExecute(SessionVerbs.List, list.ListAsync);
        routes.OnExecute(SessionVerbs.Open, list.OpenAsync);

        var change = services.GetRequiredService<ChangeHandler>();
        routes.OnExecute(SessionVerbs.Edit, change.FormAsync);
        routes.OnExecute(SessionVerbs.Change, change.ChangeAsync);
        routes.OnExecute(SessionVerbs.Cancel, change.CancelAsync);
        routes.OnExecute(SessionVerbs.Close, change.CloseAsync);

        var book = services.GetRequiredService<BookForHandler>();
        routes.OnExecute(SessionVerbs.BookForm, book.FormAsync);
        routes.OnExecute(SessionVerbs.Book, book.BookAsync);
        routes.OnExecute(SessionVerbs.CancelBooking, book.CancelAsync);

        var roster = services.GetRequiredService<RosterHandler>();
        routes.OnExecute(SessionVerbs.Roster, roster.ShowAsync);
        routes.OnExecute(SessionVerbs.RosterFile, roster.FileAsync);

        var attendance = services.GetRequiredService<AttendanceHandler>();
        routes.OnExecute(SessionVerbs.Attendance, attendance.ShowAsync);
        routes.OnExecute(SessionVerbs.Mark, attendance.MarkAsync);
    }
}
