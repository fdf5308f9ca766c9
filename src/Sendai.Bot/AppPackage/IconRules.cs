using System.Text.Json;

namespace Sendai.Bot.AppPackage;

/// <summary>What Teams asks of icons beyond the schema: PNG, their size in pixels, and for the outline white on nothing.</summary>
internal static class IconRules
{
    private const int ColorSide = 192;
    private const int OutlineSide = 32;

    public static IEnumerable<PackageFinding> Check(JsonElement manifest, PackageFiles files)
    {
        var icons = manifest.Part("icons");
        return Check("color", ColorSide, _ => null).Concat(Check("outline", OutlineSide, FlawOfOutline));

        IEnumerable<PackageFinding> Check(string name, int side, Func<PngImage, string?> rest)
        {
            // One that is not named the schema asks for.
            if (icons.Text(name) is { Length: > 0 } path && Flaw(files.Find(path), side, rest) is { } flaw)
            {
                yield return new PackageFinding(PackageFiles.Manifest, $"icons.{name}", $"アイコン「{path}」{flaw}");
            }
        }
    }

    private static string? Flaw(byte[]? file, int side, Func<PngImage, string?> rest) =>
        file is null ? "がありません。"
        : PngImage.Read(file) is not { } image ? "を PNG の絵として読めません。8ビットの RGB か RGBA の PNG にしてください。"
        : (image.Width, image.Height) != (side, side) ? $"は {side}×{side} ピクセルにしてください（いまは {image.Width}×{image.Height}）。"
        : rest(image);

    private static string? FlawOfOutline(PngImage image)
    {
        var pixels = image.Pixels.ToList();
        return pixels.Any(pixel => pixel.A > 0 && (pixel.R, pixel.G, pixel.B) != (byte.MaxValue, byte.MaxValue, byte.MaxValue)) ? "は白だけで描いてください。"
            : pixels.TrueForAll(pixel => pixel.A > 0) ? "の背景は透明にしてください。"
            : pixels.TrueForAll(pixel => pixel.A == 0) ? "に何も描かれていません。"
            : null;
    }
}
