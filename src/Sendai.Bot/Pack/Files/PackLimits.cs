namespace Sendai.Bot.Pack.Files;

/// <summary>How much one file may hold. The pack of a large city needs a hundredth of it.</summary>
internal static class PackLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int FileBytes = 50 * 1024 * 1024;

    /// <summary>Bytes of a workbook after unpacking.</summary>
    public const int UnpackedBytes = 200 * 1024 * 1024;

    /// <summary>Rows of a table.</summary>
    public const int Rows = 100_000;

    /// <summary>Columns of a header.</summary>
    public const int Columns = 100;

    /// <summary>Characters (UTF-16) of a cell: a table property holds 32,768, a cell of Excel 32,767.</summary>
    public const int CellLength = 32_000;

    public static string TooLarge => $"ファイルが大きすぎます（{FileBytes / 1024 / 1024} MBまで）。表ごとのファイルに分けてください";

    public static string TooManyRows => $"行が多すぎます（{Rows}行まで）。下の方に、空に見えて何か入っている行がないか確かめてください";
}
