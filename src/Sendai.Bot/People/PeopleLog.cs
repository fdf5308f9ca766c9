namespace Sendai.Bot.People;

/// <summary>Every line about reaching people: hashes and codes only.</summary>
internal static partial class PeopleLog
{
    [LoggerMessage(1, LogLevel.Error, "How somebody can be reached was not kept: {ExceptionType}. They were answered all the same.")]
    public static partial void NotKept(ILogger logger, string? exceptionType);

    [LoggerMessage(2, LogLevel.Information, "{Person} cannot be reached: {Reason}.")]
    public static partial void Unreachable(ILogger logger, string person, UnreachableReason reason);

    [LoggerMessage(3, LogLevel.Warning, "The personal chat of {Person} could not be opened now: {Cause}.")]
    public static partial void NotNow(ILogger logger, string person, string? cause);
}
