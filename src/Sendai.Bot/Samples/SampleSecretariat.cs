using Sendai.Bot.Access;
using Sendai.Bot.People;
using Sendai.Domain.Directory;
using Sendai.Tables;

namespace Sendai.Bot.Samples;

/// <summary>Two channels of the local Teams are the 事務局 of the two wards, and the person at the keyboard is known and has a ward.</summary>
internal sealed class SampleSecretariat(ITableStore tables, TimeProvider time)
{
    public async Task AddAsync(SampleScene scene, CancellationToken cancellationToken)
    {
        var settings = scene.Settings;
        foreach (var (ward, channel) in ((Ward, string)[])[(scene.Main, settings.ChannelId), (scene.Other, settings.OtherChannelId)])
        {
            var row = SecretariatRows.Write(new Secretariat(
                ward, settings.Channel(channel), settings.TeamId, GuestsCount: false, settings.UserObjectId, time.GetUtcNow()));
            await tables.UpsertAsync(SecretariatRows.Table, row, cancellationToken);
        }

        await tables.UpsertAsync(Profile.Table, new TableRow(scene.Person, Profile.RowKey).Set(Profile.Ward, scene.Main.Name), cancellationToken);
    }
}
