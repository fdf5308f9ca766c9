using System.Diagnostics.CodeAnalysis;

namespace Sendai.Teams.Authentication;

/// <summary>A setting of the bot cannot be used, so it does not start. The message is one plain line for whoever runs it; it holds no value of a setting.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a sentence that says what to write it would help nobody.")]
public sealed class BotSettingsException : Exception
{
    /// <summary>A setting that cannot be used.</summary>
    /// <param name="message">Which one, and what belongs there.</param>
    public BotSettingsException(string message)
        : base(message)
    {
    }
}
