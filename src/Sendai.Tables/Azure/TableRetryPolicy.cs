using Azure.Core;
using Azure.Core.Pipeline;

namespace Sendai.Tables.AzureTables;

// Repeats within the pipeline, with jitter and as late as Retry-After asks: reads after all that may pass, writes only when
// the service was too busy. Everything else that may become of a write is for TableWriter, which reads before it repeats.
internal sealed class TableRetryPolicy(RetryOptions options)
    : RetryPolicy(options.MaxRetries, DelayStrategy.CreateExponentialDelayStrategy(options.Delay, options.MaxDelay))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        Permits(message, exception) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        Permits(message, exception) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private static bool Permits(HttpMessage message, Exception? exception)
    {
        if (TableRequest.Of(message) is not { } request || request.IsRead)
        {
            return true;
        }

        if (exception is not null || !message.HasResponse)
        {
            return false;
        }

        switch (message.Response.Status)
        {
            case 429:
                return true;
            // Busy in the front or behind it: the write may have been done all the same. One with a condition cannot be
            // done twice, but its next answer may speak of its own first effect.
            case 503 when request.MayRepeat:
                request.IsInDoubt = true;
                return true;
            default:
                return false;
        }
    }
}
