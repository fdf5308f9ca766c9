namespace Sendai.Bot.Keeping;

/// <summary>What is logged of backups and of what goes. Numbers and names of tables only.</summary>
internal static partial class KeepingLog
{
    [LoggerMessage(102, LogLevel.Error, "No backup was made: {Reason} It is tried again in an hour.", EventName = "BackupFailed")]
    public static partial void BackupFailed(ILogger logger, string reason);

    [LoggerMessage(103, LogLevel.Information, "The backup {Blob} has {Tables} tables and {Rows} rows and took {Seconds} s.", EventName = "BackupDone")]
    public static partial void BackupDone(ILogger logger, string blob, int tables, long rows, long seconds);

    [LoggerMessage(1, LogLevel.Information, "Of {Kind} in {Table}, {Rows} rows were kept long enough and are gone.")]
    public static partial void Gone(ILogger logger, string kind, string table, int rows);

    [LoggerMessage(2, LogLevel.Error, "What was kept long enough could not be removed: {Reason}")]
    public static partial void NotGone(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "This program may not use its store any more: {Reason}")]
    public static partial void StoreRefused(ILogger logger, string reason);
}
