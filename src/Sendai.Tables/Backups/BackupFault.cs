namespace Sendai.Tables.Backups;

/// <summary>Why a backup cannot be used.</summary>
public enum BackupFault
{
    /// <summary>It is something else.</summary>
    NotABackup,

    /// <summary>Something in it is not as it was written, or its end is missing.</summary>
    Damaged,

    /// <summary>A newer program has made it.</summary>
    Newer,

    /// <summary>A partition changed each time that it was read.</summary>
    NeverStill,

    /// <summary>What the store has after a restore is not what the backup has.</summary>
    NotAsWritten,
}
