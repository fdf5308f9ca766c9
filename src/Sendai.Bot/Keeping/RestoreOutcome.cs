using Sendai.Tables.Backups;

namespace Sendai.Bot.Keeping;

/// <summary>What became of a restore.</summary>
internal abstract record RestoreOutcome
{
    private RestoreOutcome()
    {
    }

    /// <summary>All of it is there.</summary>
    /// <param name="Content">The backup.</param>
    /// <param name="WasHalf">Whether an earlier one had ended in the middle.</param>
    /// <param name="Due">Messages and work that the bot will go on with.</param>
    /// <param name="Stopped">Messages and reminders whose time was over, and that may have been sent since the backup.</param>
    internal sealed record Done(BackupContent Content, bool WasHalf, int Due, int Stopped) : RestoreOutcome;

    /// <summary>The store is in use already; nothing was changed.</summary>
    internal sealed record NotEmpty : RestoreOutcome;

    /// <summary>Another backup is half restored here; nothing was changed.</summary>
    internal sealed record OtherIsHalf : RestoreOutcome;
}
