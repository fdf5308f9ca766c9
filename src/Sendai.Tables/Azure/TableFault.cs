using Azure;

namespace Sendai.Tables.AzureTables;

// Faults in one plain line: no keys, no values, no filters, nothing that the service or the transport repeats of them.
internal static class TableFault
{
    public static TableStoreException Refused(int status, string code)
    {
        var line = $"The table service refused with {status}{(code.Length == 0 ? "" : " " + code)}{Advice(status, code)}.";
        return new(line, new RequestFailedException(status, line, code, null));
    }

    public static TableStoreException Unreachable(string host, TimeSpan timeout, Exception cause, string service = "table service")
    {
        // After several tries the pipeline collects what went wrong; the last of it is as good as any.
        cause = (cause as AggregateException)?.InnerExceptions[^1] ?? cause;
        var line = cause switch
        {
            PlainCredential.NoTokenException => $"There is no token for the {service} at {host}: {Root(cause)}",
            OperationCanceledException or TimeoutException => $"The {service} at {host} did not answer within {timeout.TotalSeconds:0.#} seconds.",
            _ => $"The {service} at {host} cannot be reached: {Root(cause)}",
        };
        return new(line, new RequestFailedException(0, line));
    }

    /// <summary>Whether it is certain that nothing has come to the service.</summary>
    public static bool IsUnsent(Exception cause) => cause switch
    {
        PlainCredential.NoTokenException => true,
        AggregateException several => several.InnerExceptions.All(IsUnsent),
        HttpRequestException network => network.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        { InnerException: { } inner } => IsUnsent(inner),
        _ => false,
    };

    public static TableStoreException Garbled(string host)
    {
        var line = $"The table service at {host} answered with something else than it should.";
        return new(line, new RequestFailedException(0, line));
    }

    public static TableStoreException Unknown(Exception? cause)
    {
        const string Line = "It is not known whether a write was carried out; read the rows again before anything is decided.";
        return cause is null ? new(Line) : new($"{Line} {cause.Message}", cause);
    }

    private static string Advice(int status, string code) => (status, code) switch
    {
        (403, "AuthorizationPermissionMismatch") => ": the identity lacks the role Storage Table Data Contributor",
        (401 or 403, _) => ": check the account's key, the identity and this machine's clock",
        _ => "",
    };

    // The innermost cause names the reason and at most the host.
    private static string Root(Exception cause)
    {
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause.Message.Split('\n')[0].TrimEnd('.', '\r') + ".";
    }
}
