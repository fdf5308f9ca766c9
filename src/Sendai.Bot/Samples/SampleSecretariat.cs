using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Samples;

/// <summary>A channel of the local Teams is the 事務局 of both wards, and the person at the keyboard is known and has a ward.</summary>
internal sealed class SampleSecretariat(ITableStore tables, TimeProvider time)
{
    public async Task AddAsync(SampleScene scene, CancellationToken cancellationToken)
    {
        foreach (var ward in (Ward[])[scene.Main, scene.Other])
        {
            var row = SecretariatRows.Write(new Secretariat(
                ward, scene.Settings.Channel, scene.Settings.TeamId, GuestsCount: false, scene.Settings.UserObjectId, time.GetUtcNow()));
            await tables.UpsertAsync(SecretariatRows.Table, row, cancellationToken);
        }

        await tables.UpsertAsync(Profile.Table, new TableRow(scene.Person, Profile.RowKey).Set(Profile.Ward, scene.Main.Name), cancellationToken);
    }
}
