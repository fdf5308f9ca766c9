namespace Sendai.Bot.Versions;

/// <summary>The directory from which the bot answers now. Readers never wait.</summary>
internal sealed class CurrentDirectory
{
    private volatile DirectorySnapshot? snapshot;

    /// <summary>Take it once a turn and hold on to it. There is one before the first turn.</summary>
    public DirectorySnapshot Snapshot => snapshot ?? throw new InvalidOperationException("The directory is not loaded yet.");

    /// <summary>Whether there is one.</summary>
    public bool IsLoaded => snapshot is not null;

    /// <summary>From now on, turns that begin get this one.</summary>
    public void Swap(DirectorySnapshot next) => snapshot = next;
}
