using Azure.Core;

namespace Sendai.Tables.AzureTables;

// Tells a token that could not be had from an answer that was lost: the kinds of exception differ from credential to
// credential, and without a token nothing was sent.
internal sealed class PlainCredential(TokenCredential inner) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return inner.GetToken(requestContext, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new NoTokenException(e);
        }
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new NoTokenException(e);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "It never leaves this library.")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "It never leaves this library.")]
    internal sealed class NoTokenException(Exception inner) : Exception(inner.Message);
}
