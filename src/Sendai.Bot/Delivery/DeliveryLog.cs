namespace Sendai.Bot.Delivery;

/// <summary>Every line that delivery logs. Keys, codes and numbers only: a text or an exception's message may hold what people wrote.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Message} may appear twice: the claim of its last try ran out without a record.")]
    public static partial void PossibleRepeat(ILogger logger, string message);

    [LoggerMessage(2, LogLevel.Warning, "{Message} got no clear answer at try {Attempt}: it may have arrived.")]
    public static partial void Unclear(ILogger logger, string message, int attempt);

    [LoggerMessage(3, LogLevel.Information, "{Message} was put off at try {Attempt}.")]
    public static partial void PutOff(ILogger logger, string message, int attempt);

    [LoggerMessage(4, LogLevel.Warning, "{Message} failed: {Reason}.")]
    public static partial void Failed(ILogger logger, string message, FailureReason reason);

    [LoggerMessage(5, LogLevel.Warning, "{Message} was tried, but changed before that was recorded.")]
    public static partial void RecordLost(ILogger logger, string message);

    [LoggerMessage(6, LogLevel.Information, "{Message} never came: its transaction failed or was not begun.")]
    public static partial void NeverCame(ILogger logger, string message);

    [LoggerMessage(7, LogLevel.Error, "{Message} was left to the next poll: {ExceptionType}.")]
    public static partial void LaneFailed(ILogger logger, string message, string? exceptionType);

    [LoggerMessage(8, LogLevel.Error, "Due messages cannot be read: {ExceptionType}. Trying again until they can.")]
    public static partial void PollFailed(ILogger logger, string? exceptionType);

    [LoggerMessage(9, LogLevel.Information, "Due messages can be read again.")]
    public static partial void PollRecovered(ILogger logger);

    [LoggerMessage(10, LogLevel.Debug, "Shard {Shard} is ours.")]
    public static partial void ShardTaken(ILogger logger, int shard);

    [LoggerMessage(11, LogLevel.Debug, "Shard {Shard} was given up.")]
    public static partial void ShardGivenUp(ILogger logger, int shard);

    [LoggerMessage(12, LogLevel.Warning, "Stopping with messages under way; they are claimed by others when their claims run out.")]
    public static partial void StoppedInTheMiddle(ILogger logger);

    [LoggerMessage(13, LogLevel.Warning, "The work {Job} was put off at try {Attempt}: {Reason}")]
    public static partial void JobPutOff(ILogger logger, string job, int attempt, string reason);

    [LoggerMessage(14, LogLevel.Error, "The work {Job} was given up after {Attempt} tries: {Reason}")]
    public static partial void JobFailed(ILogger logger, string job, int attempt, string reason);
}
