using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sendai.Teams.Authentication;

/// <summary>
/// The authentication scheme of the Bot Connector. It looks at the header only, so it runs before the body is read.
/// A refusal says nothing about its reason: that word goes to the log.
/// </summary>
internal sealed class ConnectorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenValidator tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "BotConnector";

    /// <summary>The claim that holds the service URL of the token.</summary>
    public const string ServiceUrlClaim = "serviceurl";

    /// <summary>The claims that hold the channels for which the key is endorsed.</summary>
    public const string EndorsementClaim = "endorsement";

    private bool isUnavailable;

    /// <remarks>ASP.NET Core also asks for every other path; who brings no token there is no matter for the log.</remarks>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        switch (await tokens.ValidateAsync(Request.Headers.Authorization, Context.RequestAborted))
        {
            case TokenResult.Accepted accepted:
                var claims = accepted.Key.Endorsements.Select(channel => new Claim(EndorsementClaim, channel))
                    .Prepend(new Claim(ServiceUrlClaim, accepted.ServiceUrl));
                return AuthenticateResult.Success(
                    new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
            case TokenResult.Refused refused:
                isUnavailable = refused.Reason == TokenRefusal.KeysUnavailable;
                return AuthenticateResult.Fail(refused.Reason.ToString());
            default:
                throw new InvalidOperationException("A token result without a case.");
        }
    }

    /// <summary>401; but 503 when the fault is not the sender's, because a 401 would tell a good sender to give up.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = isUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
