namespace Sendai.Teams.Authentication;

/// <summary>Why a request was refused. The word goes to the log and nowhere else: outside all of them look the same.</summary>
internal enum TokenRefusal
{
    /// <summary>None at all.</summary>
    NoToken,

    /// <summary>More than one, or not a bearer token.</summary>
    NotOneToken,

    /// <summary>Longer than any token of the connector.</summary>
    TooLong,

    /// <summary>Not three parts of strict base64url with strict JSON in them.</summary>
    Malformed,

    /// <summary>Anything but RS256.</summary>
    Algorithm,

    /// <summary>A header that we would have to understand.</summary>
    CriticalHeader,

    /// <summary>It does not say by which key it is signed.</summary>
    NoKeyId,

    /// <summary>A claim that every token has is not there.</summary>
    MissingClaim,

    /// <summary>Issued by somebody else.</summary>
    Issuer,

    /// <summary>Issued for another bot.</summary>
    Audience,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Its time has not come.</summary>
    NotYetValid,

    /// <summary>Signed by a key that is not published.</summary>
    UnknownKey,

    /// <summary>Nobody can say now which keys are published: not the sender's fault.</summary>
    KeysUnavailable,

    /// <summary>Not signed by that key.</summary>
    Signature,

    /// <summary>The activity has another service URL than the token.</summary>
    ServiceUrl,

    /// <summary>The key is not endorsed for the activity's channel.</summary>
    Endorsement,

    /// <summary>A channel in which senders could be anybody.</summary>
    Channel,

    /// <summary>A service URL to which the bot does not speak.</summary>
    ServiceHost,
}
