namespace Sendai.Bot;

/// <summary>A setting with which the bot cannot start. Its message is Japanese, for whoever can put it right, and never repeats the value.</summary>
internal sealed class SettingsException(string message) : Exception(message);
