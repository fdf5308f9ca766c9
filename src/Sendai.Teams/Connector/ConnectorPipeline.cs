using Microsoft.Extensions.Logging;

namespace Sendai.Teams.Connector;

/// <summary>
/// The way of everybody's operations to the connector: admission by the limits, token, send, judge, repeat. What is repeated
/// and what is not: docs/adr/0010.
/// </summary>
internal sealed class ConnectorPipeline(
    ConnectorCalls calls, SendLimits limits, bool isUnlimitedHere, TimeProvider time, ILogger<ConnectorPipeline> log)
{
    private const int Tries = 3;

    /// <summary>Carries it out, waiting and repeating as the rules say.</summary>
    public async Task<ConnectorResult> SendAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var mayStandTwice = false;
        var hasRenewed = false;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                using var place = await AdmitAsync(call, cancellationToken);
                return new ConnectorResult(await calls.TryAsync(call, cancellationToken), mayStandTwice);
            }
            catch (ConnectorException refusal) when (refusal.MayPassWithAnotherToken && !hasRenewed)
            {
                // It was turned away at the door: no try.
                hasRenewed = true;
                attempt--;
                continue;
            }
            catch (Exception failure) when (
                !cancellationToken.IsCancellationRequested
                && attempt < Tries
                && MayRepeat(call, failure, mayStandTwice)
                && RetryWaits.After(attempt, (failure as ConnectorException)?.RetryAfter) is { } pause)
            {
                wait = pause;
                if (!call.IsIdempotent && ConnectorFailure.EffectOf(failure) == CallEffect.Unclear)
                {
                    mayStandTwice = true;
                    Log.SendRepeated(log, call.Conversation, (failure as ConnectorException)?.Status);
                }
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>One try without limits, for a caller who counts both.</summary>
    public async Task<ConnectorResult> SendOnceAsync(ConnectorCall call, CancellationToken cancellationToken) =>
        new(await calls.TryAsync(call, cancellationToken), MayStandTwice: false);

    /// <summary>There is no idempotency key: what may have arrived may stand there twice when it is sent again, so that is done once.</summary>
    private static bool MayRepeat(ConnectorCall call, Exception failure, bool mayStandTwice) => ConnectorFailure.EffectOf(failure) switch
    {
        CallEffect.None => true,
        CallEffect.Unclear => call.IsIdempotent || !mayStandTwice,
        _ => false,
    };

    private async Task<IDisposable?> AdmitAsync(ConnectorCall call, CancellationToken cancellationToken) =>
        isUnlimitedHere && ServiceUrl.IsLoopback(call.ServiceUrl)
            ? null
            : await limits.AnswerAsync(call.Conversation, call.IsRead, cancellationToken);
}

/// <summary>What an operation came to.</summary>
/// <param name="Body">The answer.</param>
/// <param name="MayStandTwice">Whether it was repeated after a try that may have been carried out.</param>
internal sealed record ConnectorResult(byte[] Body, bool MayStandTwice);
