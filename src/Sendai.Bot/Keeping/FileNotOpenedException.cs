using System.Diagnostics.CodeAnalysis;

namespace Sendai.Bot.Keeping;

/// <summary>A file that somebody has named cannot be used. Its message is for them.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is nothing without its words.")]
internal sealed class FileNotOpenedException(string message) : Exception(message);
