using Microsoft.AspNetCore.Http;

namespace Sendai.Teams.Hosting;

/// <summary>What goes back: the HTTP answer now, and messages after it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer to an invoke, as JSON.</param>
internal sealed record Answer(int Status, byte[]? Body = null)
{
    /// <summary>How long the channel shall wait before it sends again what was not taken in: <c>Retry-After</c>.</summary>
    public const string LaterSeconds = "5";

    /// <summary>Taken in; nothing more to say.</summary>
    public static Answer Taken { get; } = new(StatusCodes.Status202Accepted);

    /// <summary>Taken in before.</summary>
    public static Answer Duplicate { get; } = Taken with { Outcome = TurnOutcome.Duplicate };

    /// <summary>Not looked at, and nothing is said about that.</summary>
    public static Answer TooMany { get; } = Taken with { Outcome = TurnOutcome.TooMany };

    /// <summary>Nobody here is concerned with it.</summary>
    public static Answer Ignored { get; } = new(StatusCodes.Status200OK) { Outcome = TurnOutcome.Ignored };

    /// <summary>Not taken in: the channel shall send it again, and nothing is lost.</summary>
    public static Answer Later { get; } = new(StatusCodes.Status503ServiceUnavailable) { Outcome = TurnOutcome.Busy };

    /// <summary>What came of the turn, for whoever watches.</summary>
    public string Outcome { get; init; } = TurnOutcome.Done;

    /// <summary>What leaves after the HTTP answer, in order.</summary>
    public IReadOnlyList<Outgoing> Outgoing { get; init; } = [];

    /// <summary>The answer to an invoke; HTTP says 200 whatever it is.</summary>
    public static Answer Of(byte[] body) => new(StatusCodes.Status200OK, body);
}
