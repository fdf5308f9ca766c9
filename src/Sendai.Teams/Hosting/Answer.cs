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

    /// <summary>Not taken in: the channel shall send it again, and nothing is lost.</summary>
    public static Answer Later { get; } = new(StatusCodes.Status503ServiceUnavailable);

    /// <summary>What leaves after the HTTP answer, in order.</summary>
    public IReadOnlyList<Outgoing> Outgoing { get; init; } = [];

    /// <summary>The answer to an invoke; HTTP says 200 whatever it is.</summary>
    public static Answer Of(byte[] body) => new(StatusCodes.Status200OK, body);
}
