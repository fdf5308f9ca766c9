namespace Sendai.Bot.Watch;

/// <summary>Says, once for each, that a message or a piece of work was given up.</summary>
internal sealed class DeadLetters(ILoggerFactory loggers)
{
    private readonly ILogger log = loggers.CreateLogger(WatchLog.Category);

    /// <param name="key">Its row; keys are hashes.</param>
    /// <param name="reason">A code, no text of people.</param>
    public void Report(string key, string reason) => WatchLog.DeadLetter(log, key, reason);
}
