namespace Sendai.Bot.Watch;

/// <summary>The lines that alerts are made of; queries know them by category and number (docs/operations.md).</summary>
internal static partial class WatchLog
{
    public const string Category = "Sendai.Bot.Watch";

    [LoggerMessage(100, LogLevel.Information, "Alive: {Due} messages are due, the oldest for {Lag} seconds.")]
    public static partial void Alive(ILogger logger, int due, long lag);

    [LoggerMessage(101, LogLevel.Error, "{Key} was given up: {Reason}.", EventName = "DeadLetter")]
    public static partial void DeadLetter(ILogger logger, string key, string reason);

    [LoggerMessage(110, LogLevel.Warning, "Not ready: {Checks}.")]
    public static partial void NotReady(ILogger logger, string checks);

    [LoggerMessage(111, LogLevel.Information, "Ready.")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(112, LogLevel.Information, "Listening at {Urls}.")]
    public static partial void Listening(ILogger logger, string urls);
}
