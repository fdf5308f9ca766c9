using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Teams.Hosting;

/// <summary>
/// The answer to a pressed <c>Action.Execute</c> (Teams docs, "Universal Actions for Adaptive Cards", response format).
/// It travels in an HTTP 200, whatever <paramref name="StatusCode"/> says.
/// </summary>
/// <param name="StatusCode">200 for an answer, 4xx or 5xx for an error.</param>
/// <param name="Type">What <paramref name="Value"/> is.</param>
/// <param name="Value">A card, a string or an error.</param>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, RawJson Value)
{
    /// <summary>The card takes the place of the pressed one, for the one who pressed.</summary>
    /// <param name="card">The new card.</param>
    public static AdaptiveCardInvokeResponse Card(AdaptiveCard card) =>
        new(200, Attachment.AdaptiveCardType, new RawJson(CardJson.Write(card)));

    /// <summary>A short note; the card stays as it is.</summary>
    /// <param name="message">What is shown.</param>
    public static AdaptiveCardInvokeResponse Message(string message) =>
        new(200, "application/vnd.microsoft.activity.message", RawJson.Of(message, HostingJson.Wire.String));

    /// <summary>It did not work; the card stays as it is.</summary>
    /// <param name="code">A word for machines.</param>
    /// <param name="message">What is shown.</param>
    public static AdaptiveCardInvokeResponse Error(string code, string message) =>
        new(400, "application/vnd.microsoft.error", RawJson.Of(new InvokeError(code, message), HostingJson.Wire.InvokeError));
}

/// <summary>The value of an error answer.</summary>
/// <param name="Code">A word for machines.</param>
/// <param name="Message">What is shown.</param>
internal sealed record InvokeError(string Code, string Message);
