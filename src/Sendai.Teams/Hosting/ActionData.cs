using System.Text.Json;

namespace Sendai.Teams.Hosting;

/// <summary>What a pressed <c>Action.Execute</c> carries (Teams docs, "Universal Actions for Adaptive Cards").</summary>
/// <param name="Verb">The verb of the button.</param>
/// <param name="Data">The button's data with the values of the inputs beside it; undefined when there is none.</param>
/// <param name="IsAutomatic">Whether a refresh of the client sent it and nobody pressed: then nothing may change.</param>
public sealed record ActionData(string Verb, JsonElement Data, bool IsAutomatic)
{
    /// <summary>A string by name; null when it is absent, something else, or no Unicode.</summary>
    /// <param name="name">The property or the input's id.</param>
    public string? GetString(string name)
    {
        try
        {
            return Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates: it can be written in JSON, but it is no text.
            return null;
        }
    }

    /// <summary>A whole number by name; null when it is absent or something else.</summary>
    /// <param name="name">The property.</param>
    public int? GetInt32(string name) =>
        Property(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>True or false by name; null when it is absent or something else.</summary>
    /// <param name="name">The property.</param>
    public bool? GetBoolean(string name) =>
        Property(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    private JsonElement? Property(string name) =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty(name, out var value) ? value : null;
}
