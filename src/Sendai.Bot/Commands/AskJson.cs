using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Sendai.Bot.Commands;

/// <summary>One line of a batch file.</summary>
internal sealed record AskedLine(string? Q, string? Ward);

/// <summary>One answer of <c>ask --json</c>. Other programs read it: names and meanings stay.</summary>
internal sealed record AnswerLine(string Q, string? Ward, string Result, IReadOnlyList<AnswerCandidate> Candidates)
{
    /// <summary>Who to call now; only when <see cref="Result"/> is urgent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerCall>? CallNow { get; init; }
}

/// <summary>A body in an answer.</summary>
internal sealed record AnswerCandidate(string Id, string Name, double Score, IReadOnlyList<string> Reasons, IReadOnlyList<AnswerContact> Contacts);

/// <summary>A way to reach it. An empty phone means that none is confirmed.</summary>
internal sealed record AnswerContact(string Label, string Phone, string Grade, string AsOf);

/// <summary>A line to call now. <c>OpenNow</c> is null when the hours are not confirmed.</summary>
internal sealed record AnswerCall(string Label, string Phone, string? Grade, string? AsOf, bool? OpenNow);

/// <summary>JSON of <c>ask</c>; Japanese stands as itself.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AskedLine))]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class AskJson : JsonSerializerContext
{
    public static AskJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
