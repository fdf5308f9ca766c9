using System.Globalization;
using NodaTime;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Features.Offices;

/// <summary>How the rota of a year lies among the offices of its ward: a column for the office and the state of each month.</summary>
internal static class RotaRows
{
    private const string Prefix = "rota-";
    private const string Later = nameof(Later);

    public static string Key(int year) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{year:D4}");

    /// <summary>The message that tells an office of its month.</summary>
    public static string NoticeKey(YearMonth month, string office) =>
        string.Create(CultureInfo.InvariantCulture, $"notice-{month.Year:D4}{month.Month:D2}-{office}");

    /// <summary>The message that tells an office of a change.</summary>
    public static string ChangeKey(string cause, string office) => $"change-{cause}-{office}";

    public static TableRow Write(Ward ward, Rota rota)
    {
        var row = new TableRow(OfficeRows.Partition(ward), Key(rota.Year)).Set(Later, string.Join(' ', rota.Later));
        foreach (var turn in rota.Turns)
        {
            row.Set(Office(turn.Month), turn.Office).Set(State(turn.Month), turn.Office is null ? null : turn.State.ToString());
        }

        return row;
    }

    public static Rota Read(TableRow row)
    {
        var year = int.Parse(row.RowKey[Prefix.Length..], CultureInfo.InvariantCulture);
        var turns = FiscalYear.Months(year).Select(month => new RotaTurn(
            month, row.GetString(Office(month)), row.GetString(State(month)) is { } state ? Enum.Parse<TurnState>(state) : TurnState.Planned));
        return Rota.Of(year, [.. turns], (row.GetString(Later) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Another one as soon as anything of the rota is; unlike the row's version, which also changes when people join an office.</summary>
    public static string Mark(Rota rota) =>
        UserKey.Hash(string.Join('\n', rota.Turns.Select(turn => $"{turn.Office} {turn.State}").Append(string.Join(' ', rota.Later))));

    private static string Office(YearMonth month) => string.Create(CultureInfo.InvariantCulture, $"Office{month.Month:D2}");

    private static string State(YearMonth month) => string.Create(CultureInfo.InvariantCulture, $"State{month.Month:D2}");
}
