using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Sendai.Bot.Pack.Files;

namespace Sendai.Bot.Minutes;

/// <summary>Reads the text of a Word document.</summary>
internal static class WordReader
{
    private static readonly MinutesText.Refused Damaged = new(
        "Word のファイルとして読めません。何も変えていません。Word で開けるか確かめ、パスワードがあれば外して、「Word 文書（.docx）」で保存し直してください。");

    public static MinutesText Read(byte[] bytes)
    {
        try
        {
            if (!ZipGuard.IsBounded(bytes, MinutesLimits.UnpackedBytes))
            {
                return new MinutesText.Refused("ファイルの中身が大きすぎます。何も変えていません。写真などを消して保存し直してください。");
            }

            using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
            if (document.MainDocumentPart is not { } part)
            {
                return Damaged;
            }

            if (document.DocumentType != WordprocessingDocumentType.Document)
            {
                return new MinutesText.Refused("マクロ付きやテンプレートのファイルは使えません。何も変えていません。「Word 文書（.docx）」で保存し直してください。");
            }

            return new WordBody(WordStyles.Of(part), WordNumbering.Of(part)).Read(part) is { } text
                ? new MinutesText.Read(text)
                : new MinutesText.Refused(MinutesLimits.TooManyLetters);
        }
        catch (Exception e) when (OfficeDamage.Is(e))
        {
            return Damaged;
        }
    }
}
