using Sendai.Bot.Access;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Features.Admin;

/// <summary>
/// Names of people for the screen, looked up in the registered channels at the moment of reading: the record itself has
/// only ids, and a name that is kept would outlive the person's place here.
/// </summary>
internal sealed class NameFinder(Secretariats secretariats, MemberReader members, AccessSettings settings)
{
    private const int Tail = 4;

    /// <summary>What to call the people with these object ids.</summary>
    /// <param name="reader">Who reads; their name came with what they wrote.</param>
    /// <param name="people">Object ids.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        ChannelAccount reader, IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var channels = await secretariats.AllAsync(cancellationToken);
        var read = await Task.WhenAll(channels.DistinctBy(one => one.ChannelId).Select(one => members.ReadAsync(one.Channel, cancellationToken)));
        var names = read.OfType<ChannelMembers>()
            .SelectMany(channel => channel.Members.Concat(channel.Guests))
            .Select(person => (person.AadObjectId, person.Name))
            .Append((reader.AadObjectId, reader.Name))
            .Where(person => person.AadObjectId is not null && !string.IsNullOrWhiteSpace(person.Name))
            .GroupBy(person => person.AadObjectId!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().Name!, StringComparer.OrdinalIgnoreCase);
        return people.Distinct().ToDictionary(id => id, id => names.GetValueOrDefault(id) ?? (id == VerbTarget.Nobody ? "保存先の鍵かファイルを持つ方" : Unknown(id)));
    }

    // The end of the id, so that two people without a name can be told apart.
    private string Unknown(string id)
    {
        var who = settings.Administrators.Contains(id.ToLowerInvariant()) ? "管理者" : "お名前の分からない方";
        return $"{who}（末尾 {(id.Length > Tail ? id[^Tail..] : id)}）";
    }
}
