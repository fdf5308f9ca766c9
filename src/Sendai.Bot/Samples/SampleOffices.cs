using NodaTime;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Tables;

namespace Sendai.Bot.Samples;

/// <summary>Offices, and how often they came lately.</summary>
internal sealed class SampleOffices(ITableStore tables, OfficeBook offices)
{
    private static readonly string[] Names = ["あおぞら相談室", "けやき相談室", "つばさ相談室", "ひだまり相談室", "みらい相談室"];

    public async Task AddAsync(SampleScene scene, CancellationToken cancellationToken)
    {
        var main = await AddAsync(scene.Main, Names, scene, cancellationToken);
        await AddAsync(scene.Other, Names[..2], scene, cancellationToken);
        await offices.ChooseAsync(scene.Person, main[0], press: null, cancellationToken);
        if (scene.Content.SessionKinds is not [var kind, ..])
        {
            return;
        }

        for (var month = 1; month <= 3; month++)
        {
            var day = scene.Today.PlusMonths(-month);
            foreach (var office in main.Where((_, place) => place % (month + 1) == 0))
            {
                var row = AttendanceRows.Write(AttendanceRows.PartitionOf(scene.Main), office, $"{day:uuuuMMdd}-{IdOf($"{day}")[..8]}", day, kind.Name + SampleScene.Mark);
                await tables.UpsertAsync(AttendanceRows.Table, row, cancellationToken);
            }
        }
    }

    private static string IdOf(string text) => UserKey.Hash($"sample {text}")[..16];

    /// <summary>The ids come from the names, so that a second time changes nothing. The last one is new.</summary>
    private async Task<List<Office>> AddAsync(Ward ward, string[] names, SampleScene scene, CancellationToken cancellationToken)
    {
        var made = new List<Office>();
        foreach (var (place, name) in names.Index())
        {
            LocalDate? opened = place == names.Length - 1 ? scene.Today.PlusMonths(-5) : null;
            var office = new Office(IdOf($"{ward} {name}"), ward, name + SampleScene.Mark, opened, IsClosed: false);
            await tables.UpsertAsync(OfficeRows.Table, OfficeRows.Write(office), cancellationToken);
            await tables.UpsertAsync(
                OfficeRows.Table, new TableRow(OfficeRows.Partition(ward), OfficeRows.NameKey(office.Name)).Set("Office", office.Id), cancellationToken);
            made.Add(office);
        }

        return made;
    }
}
