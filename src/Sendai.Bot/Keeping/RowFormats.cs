using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>In which format rows are written. Every row says it of itself.</summary>
internal static class RowFormats
{
    /// <summary>The property that says it; no feature has one of that name.</summary>
    public const string Property = "Format";

    /// <summary>
    /// What this program writes. 1 is how rows were before they said it, and reads the same. Whoever gives existing properties
    /// another meaning raises it, and rewrites older rows before the first of the new format is written: see docs/adr/0024.
    /// </summary>
    public const int Current = 2;

    /// <summary>The format of a row as the engine has it.</summary>
    public static int Of(TableRow row) => row.GetInt32(Property) ?? 1;
}
