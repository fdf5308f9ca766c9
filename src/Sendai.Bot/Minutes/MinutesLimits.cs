namespace Sendai.Bot.Minutes;

/// <summary>How much may stand in minutes. A transcript of a long day has less.</summary>
internal static class MinutesLimits
{
    /// <summary>Bytes of a file; photographs in a document make most of it.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>Bytes of a document after unpacking.</summary>
    public const int UnpackedBytes = 100 * 1024 * 1024;

    /// <summary>Letters (UTF-16) of the text.</summary>
    public const int Letters = 200_000;

    public static string TooManyLetters => $"文が長すぎます（{Letters / 10_000}万字まで）。何も変えていません。会議ごとのファイルに分けてください。";
}
