using System.Diagnostics.CodeAnalysis;

namespace Sendai.Tables.Backups;

/// <summary>A backup cannot be made or used. The message names no row and no key.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is nothing without its reason.")]
public sealed class BackupException : Exception
{
    /// <summary>For a reason.</summary>
    public BackupException(BackupFault fault)
        : base($"The backup: {fault}.") => Fault = fault;

    /// <summary>Why.</summary>
    public BackupFault Fault { get; }
}
