using NodaTime.Text;
using Sendai.Bot.Files;
using Sendai.Bot.Reviews;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Features.Sessions;

/// <summary>Makes the CSV of a roster when it is taken, so that it says what is so then.</summary>
internal sealed class RosterFile(ReviewStore store, SessionOffices offices, CurrentDirectory directory)
{
    public const string Kind = "roster";

    private const char Between = '.';

    /// <summary>What the link stands for: the keys of the session, which are opaque.</summary>
    public static string TargetOf(LoadedSession session) => $"{session.Head.PartitionKey}{Between}{session.Book.Session.Id}";

    public async Task<FileContent?> MakeAsync(string target, CancellationToken cancellationToken)
    {
        if (target.Split(Between) is not [var partition, var id] || await store.FindAsync(partition, id, cancellationToken) is not { } found)
        {
            return null;
        }

        var session = found.Book.Session;
        var table = RosterTable.Of(found.Book, directory.Snapshot.Content, await offices.AllAsync(session.Ward, cancellationToken));
        return new FileContent(
            SafeCsv.Write(RosterTable.Columns, table.Rows),
            SafeCsv.ContentType,
            $"参加者_{session.Ward}区_{session.Name}_{LocalDatePattern.Iso.Format(CityClock.At(session.Starts).Date)}.csv");
    }
}
