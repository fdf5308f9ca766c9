namespace Sendai.Domain.Cases;

/// <summary>
/// A text that passed the privacy screen. Only <see cref="PrivacyScreen"/> makes one, so that what takes it cannot be given
/// what was merely typed.
/// </summary>
public sealed class ScreenedText : IEquatable<ScreenedText>
{
    private ScreenedText(string value) => Value = value;

    /// <summary>No text: nothing in it to find.</summary>
    public static ScreenedText Empty { get; } = new("");

    /// <summary>The text. It is still about a person: it belongs into no log, key or message of an error.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public bool Equals(ScreenedText? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScreenedText);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Says how long the text is and nothing of it: whatever prints a value must not print this one.</summary>
    public override string ToString() => $"（{Value.Length}字）";

    /// <summary>The one way to make them. The screen alone holds it.</summary>
    internal static ScreenedText OfScreen(string value) => new(value);
}
