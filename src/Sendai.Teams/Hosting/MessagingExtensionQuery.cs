using System.Text.Json;

namespace Sendai.Teams.Hosting;

/// <summary>What somebody searches for with the message extension (Teams docs, "Respond to search command").</summary>
/// <param name="CommandId">The id of the command in the app manifest.</param>
/// <param name="Parameters">The fields of the command. Without input the first search has one named <c>initialRun</c> instead.</param>
/// <param name="QueryOptions">Which part of what is found.</param>
public sealed record MessagingExtensionQuery(
    string? CommandId = null,
    IReadOnlyList<MessagingExtensionParameter?>? Parameters = null,
    MessagingExtensionQueryOptions? QueryOptions = null)
{
    /// <summary>The name of the invoke.</summary>
    public const string InvokeName = "composeExtension/query";

    /// <summary>What was typed into a field; empty when nothing was, and for what is no text.</summary>
    /// <param name="parameter">The name of the field in the app manifest.</param>
    public string Text(string parameter)
    {
        try
        {
            // The first search of all carries the boolean true, which is no text, under a name of its own.
            return Parameters?.FirstOrDefault(one => one?.Name == parameter)?.Value is { ValueKind: JsonValueKind.String } value
                ? value.GetString()!.Trim()
                : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates: it can be written in JSON, but it is no text.
            return "";
        }
    }
}

/// <summary>One field of a search.</summary>
/// <param name="Name">Its name in the app manifest.</param>
/// <param name="Value">What was typed; a string for fields of text.</param>
public sealed record MessagingExtensionParameter(string? Name = null, JsonElement? Value = null);

/// <summary>Which part of what is found is wanted.</summary>
/// <param name="Skip">How many were shown before.</param>
/// <param name="Count">How many at most.</param>
public sealed record MessagingExtensionQueryOptions(int? Skip = null, int? Count = null);
