using System.Text;
using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Minutes;

/// <summary>Reads rough minutes from a file of text, of Word, or of a transcript. Nothing is guessed, nothing is changed.</summary>
internal static class MinutesFile
{
    private const string Kinds = "テキスト（.txt）、Markdown（.md）、Word（.docx）、文字起こし（.vtt）";

    public static MinutesText Read(string path)
    {
        var (bytes, reason) = FileBytes.Read(
            path, MinutesLimits.FileBytes, $"ファイルが大きすぎます（{MinutesLimits.FileBytes / 1024 / 1024} MBまで）。写真などを消してください");
        return bytes is null ? new MinutesText.Refused($"{reason}。何も変えていません。") : Read(Path.GetExtension(path), bytes);
    }

    /// <summary>Reads what was taken from a file.</summary>
    /// <param name="extension">The end of the file's name, with its dot.</param>
    /// <param name="bytes">What stands in it.</param>
    public static MinutesText Read(string extension, byte[] bytes) => extension.ToUpperInvariant() switch
    {
        ".TXT" or ".MD" or ".MARKDOWN" => Text(bytes) is { } text ? Bounded(text) : Unreadable(),
        ".VTT" => Text(bytes) is { } text ? Bounded(VttText.Of(text)) : Unreadable(),
        ".DOCX" => WordReader.Read(bytes) switch
        {
            MinutesText.Read read => Bounded(read.Text),
            var refused => refused,
        },
        ".DOC" => new MinutesText.Refused("古い形式の Word（.doc）は読めません。何も変えていません。Word で「Word 文書（.docx）」にして保存し直してください。"),
        _ => new MinutesText.Refused($"この種類のファイルは読めません。何も変えていません。使えるのは、{Kinds}です。"),
    };

    /// <summary>Makes minutes of a text: one kind of line end, and no characters that nobody sees.</summary>
    public static MinutesText Bounded(string text)
    {
        if (text.Length > MinutesLimits.Letters)
        {
            return new MinutesText.Refused(MinutesLimits.TooManyLetters);
        }

        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter is '\n' or '\t' || !(char.IsControl(letter) || letter is '\uFEFF' or '\uFFFE' or '\uFFFF'))
            {
                clean.Append(letter);
            }
        }

        return string.IsNullOrWhiteSpace(clean.ToString())
            ? new MinutesText.Refused("文字がありません。何も変えていません。写真や図の中の文字は読めないので、文字で書いたものを使ってください。")
            : new MinutesText.Read(clean.ToString());
    }

    private static string? Text(byte[] bytes) => TextFile.Decode(bytes) is { } utf8 ? Encoding.UTF8.GetString(utf8) : null;

    private static MinutesText.Refused Unreadable() =>
        new("文字コードを読めません。何も変えていません。メモ帳で開き、「名前を付けて保存」で文字コードを「UTF-8」にして保存し直してください。");
}
