using Sendai.Bot.Files;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>The offices of a ward: who belongs to which, whose turn it is for supervision, and how often they came.</summary>
internal static class OfficesFeature
{
    public static IServiceCollection AddOffices(this IServiceCollection services)
    {
        services.AddSingleton<OfficesDesk>();
        services.AddSingleton<OfficeStore>();
        services.AddSingleton<RotaNotices>();
        services.AddSingleton<RotaStore>();
        services.AddSingleton<AttendanceTable>();
        services.AddFile(AttendanceTable.FileKind, provider => provider.GetRequiredService<AttendanceTable>().FileAsync);
        services.AddSingleton<TurnHandler>();
        services.AddSingleton<MineHandler>();
        services.AddSingleton<ListHandler>();
        services.AddSingleton<RotaHandler>();
        services.AddSingleton<AttendanceHandler>();
        return services;
    }

    public static void MapOffices(this ActivityRoutes routes, IServiceProvider services)
    {
        var mine = services.GetRequiredService<MineHandler>();
        routes.OnCommand(OfficeVerbs.MineWords, mine.ReadAsync);
        routes.OnExecute(OfficeVerbs.Mine, mine.WardAsync);
        routes.OnExecute(OfficeVerbs.Choose, mine.ChooseAsync);

        var list = services.GetRequiredService<ListHandler>();
        routes.OnCommand(OfficeVerbs.ListWords, list.ReadAsync);
        routes.OnExecute(OfficeVerbs.List, list.ListAsync);
        routes.OnExecute(OfficeVerbs.Add, list.AddAsync);
        routes.OnExecute(OfficeVerbs.Edit, list.EditAsync);
        routes.OnExecute(OfficeVerbs.Save, list.SaveAsync);
        routes.OnExecute(OfficeVerbs.Close, list.CloseAsync);

        var rota = services.GetRequiredService<RotaHandler>();
        routes.OnCommand(OfficeVerbs.RotaWords, rota.ReadAsync);
        routes.OnExecute(OfficeVerbs.Rota, rota.ShowAsync);
        routes.OnExecute(OfficeVerbs.RotaForm, rota.FormAsync);
        routes.OnExecute(OfficeVerbs.MakeRota, rota.MakeAsync);
        routes.OnExecute(OfficeVerbs.Swap, rota.SwapAsync);
        routes.OnExecute(OfficeVerbs.Put, rota.PutAsync);
        routes.OnExecute(OfficeVerbs.Mark, rota.MarkAsync);
        routes.OnExecute(OfficeVerbs.Waiting, rota.WaitingAsync);

        routes.OnCommand(OfficeVerbs.WhenWords, services.GetRequiredService<TurnHandler>().ReadAsync);

        var attendance = services.GetRequiredService<AttendanceHandler>();
        routes.OnCommand(OfficeVerbs.AttendanceWords, attendance.ReadAsync);
        routes.OnExecute(OfficeVerbs.Attendance, attendance.ShowAsync);
        routes.OnExecute(OfficeVerbs.AttendanceFile, attendance.FileAsync);
    }
}
