namespace Sendai.Tables;

/// <summary>
/// The store cannot be used: a locked, damaged, full or unreachable one. The message is one plain line for whoever runs
/// the program; it may name the file, never a row's content.
/// </summary>
public class TableStoreException : Exception
{
    /// <summary>A fault without a description; use another constructor.</summary>
    public TableStoreException()
        : base("The table store cannot be used.")
    {
    }

    /// <summary>A fault found by this library.</summary>
    public TableStoreException(string message)
        : base(message)
    {
    }

    /// <summary>A fault reported from below.</summary>
    public TableStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
