using System.Net;
using Microsoft.Extensions.Logging;
using Sendai.Teams.Authentication;

namespace Sendai.Teams;

/// <summary>Every line that this library logs. Ids, types and statuses only: a text or an exception's message may hold what people wrote.</summary>
internal static partial class Log
{
    [LoggerMessage(2, LogLevel.Warning, "Bot:AppId is not set and this is not Development: every activity is refused with 401.")]
    public static partial void ClosedOutsideDevelopment(ILogger logger);

    [LoggerMessage(3, LogLevel.Error, "The handler of {ActivityType} {ActivityId} threw {ExceptionType}.")]
    public static partial void HandlerFailed(ILogger logger, string? activityType, string? activityId, string? exceptionType);

    [LoggerMessage(4, LogLevel.Error, "The handler of {ActivityType} {ActivityId} took too long.")]
    public static partial void HandlerTimedOut(ILogger logger, string? activityType, string? activityId);

    [LoggerMessage(5, LogLevel.Error, "A message to {ConversationId} was refused with {Status}.")]
    public static partial void SendRefused(ILogger logger, string? conversationId, HttpStatusCode status);

    [LoggerMessage(6, LogLevel.Error, "A message to {ConversationId} did not leave: {ExceptionType}.")]
    public static partial void SendFailed(ILogger logger, string? conversationId, string? exceptionType);

    [LoggerMessage(7, LogLevel.Error, "Stopping with messages to {Conversations} conversations not sent.")]
    public static partial void SendsAbandoned(ILogger logger, int conversations);

    [LoggerMessage(12, LogLevel.Error, "Stopping with {Turns} turns at work.")]
    public static partial void TurnsAbandoned(ILogger logger, int turns);

    [LoggerMessage(8, LogLevel.Information, "An activity was refused: {Reason}.")]
    public static partial void Refused(ILogger logger, TokenRefusal reason);

    [LoggerMessage(9, LogLevel.Information, "The bot connector publishes {Keys} keys.")]
    public static partial void KeysRead(ILogger logger, int keys);

    [LoggerMessage(10, LogLevel.Error, "The keys of the bot connector were not read: {Reason}. Those read before stay in use.")]
    public static partial void KeysNotRead(ILogger logger, KeyFailure reason);

    [LoggerMessage(11, LogLevel.Error, "The keys of the bot connector were not read: {ExceptionType}. Those read before stay in use.")]
    public static partial void KeysFailed(ILogger logger, string? exceptionType);

    [LoggerMessage(12, LogLevel.Warning, "Whether another instance has taken in the {ActivityType} {ActivityId} was not found out: {ExceptionType}.")]
    public static partial void NotShared(ILogger logger, string? activityType, string? activityId, string? exceptionType);

    [LoggerMessage(30, LogLevel.Warning, "A message to {ConversationId} may stand there twice: it is sent again after no clear answer ({Status}).")]
    public static partial void SendRepeated(ILogger logger, string conversationId, HttpStatusCode? status);

    [LoggerMessage(31, LogLevel.Error, "No token for {Service}: {ExceptionType}.")]
    public static partial void NoToken(ILogger logger, string service, string? exceptionType);

    [LoggerMessage(32, LogLevel.Error, "Nobody wrote down that {ConversationId} is closed to the bot: {ExceptionType}.")]
    public static partial void BlockedNotKept(ILogger logger, string conversationId, string? exceptionType);
}
