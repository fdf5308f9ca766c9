using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sendai.Bot.Tests.Playground;

/// <param name="Messages">What the bot sent or changed until it was quiet, in order.</param>
/// <param name="MessageId">The id of the message just said.</param>
/// <param name="Thread">In a channel, the conversation id of its thread.</param>
/// <param name="Invoke">The answer of an invoke.</param>
internal sealed record PlaygroundAnswer(
    IReadOnlyList<PlaygroundMessage> Messages,
    string? MessageId,
    string? Thread,
    [property: JsonPropertyName("answer")] JsonElement Invoke);

/// <summary>One message of the bot; the action is <c>createMessage</c> or <c>updateMessage</c>.</summary>
internal sealed record PlaygroundMessage(
    string Action, string Conversation, string? Thread, string Id, string? Text, IReadOnlyList<JsonElement> Cards);
