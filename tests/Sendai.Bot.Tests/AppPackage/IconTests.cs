using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Sendai.Bot.AppPackage;

namespace Sendai.Bot.Tests.AppPackage;

public sealed class IconTests
{
    private static readonly (byte, byte, byte, byte) White = (255, 255, 255, 255);
    private static readonly (byte, byte, byte, byte) Clear = (0, 0, 0, 0);

    [Fact]
    public void ShippedIcons_AreReadAsTheyWereDrawn()
    {
        var color = PngImage.Read(File.ReadAllBytes(Path.Combine(PackageFiles.DefaultFolder, "color.png")))!;
        var pixels = color.Pixels.ToList();
        Assert.Equal((192, 192, 192 * 192), (color.Width, color.Height, pixels.Count));
        // The ground, the bubble, the upper board, the lower one: wrong filters would not find them.
        Assert.Equal((0x1A, 0x6B, 0x4A, 255), pixels[0]);
        Assert.Equal(((byte)255, (byte)255, (byte)255, (byte)255), pixels[(60 * 192) + 40]);
        Assert.Equal(((byte)0xF2, (byte)0xA3, (byte)0x3A, (byte)255), pixels[(66 * 192) + 70]);
        Assert.Equal(((byte)0x1A, (byte)0x6B, (byte)0x4A, (byte)255), pixels[(102 * 192) + 120]);

        var outline = PngImage.Read(File.ReadAllBytes(Path.Combine(PackageFiles.DefaultFolder, "outline.png")))!;
        Assert.Equal((32, 32), (outline.Width, outline.Height));
        Assert.Equal((byte)0, outline.Pixels.First().A);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EveryFilter_IsUndone(byte filter)
    {
        var random = new Random(filter);
        var pixels = Enumerable.Range(0, 7 * 5).Select(_ => ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))).ToList();

        Assert.Equal(pixels, PngImage.Read(Png(7, 5, pixels, filter))!.Pixels);
    }

    [Fact]
    public void Outline_OfAnotherColourOrGroundIsRefused()
    {
        Assert.Contains("白だけで", Flaw(Outline(at => at == 5 ? ((byte)255, (byte)255, (byte)254, (byte)1) : at < 9 ? White : Clear)), StringComparison.Ordinal);
        Assert.Contains("背景は透明", Flaw(Outline(_ => White)), StringComparison.Ordinal);
        Assert.Contains("何も描かれて", Flaw(Outline(_ => Clear)), StringComparison.Ordinal);
        Assert.Empty(new PackageRig().WithFile("outline.png", Outline(at => at < 9 ? White : Clear)).Build().Findings);
    }

    [Fact]
    public void DamagedPicture_IsRefused()
    {
        var good = Outline(at => at < 9 ? White : Clear);
        // Up to where the picture ends; its checksum and the end mark say no more about it.
        for (var length = 0; length < good.Length - 4 - 12; length++)
        {
            Assert.Null(PngImage.Read(good[..length]));
        }

        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var damaged = (byte[])good.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            // Whatever comes of it, it is a picture or none, and no fault of the program.
            PngImage.Read(damaged);
        }

        Assert.Contains("PNG の絵として読めません", Flaw(Encoding.UTF8.GetBytes("<svg/>")), StringComparison.Ordinal);
    }

    private static string Flaw(byte[] outline)
    {
        var finding = Assert.Single(new PackageRig().WithFile("outline.png", outline).Build().Findings);
        Assert.Equal("icons.outline", finding.Path);
        return finding.Problem;
    }

    private static byte[] Outline(Func<int, (byte, byte, byte, byte)> pixel) => Png(32, 32, [.. Enumerable.Range(0, 32 * 32).Select(pixel)], filter: 0);

    /// <summary>Writes a picture, every line by the same filter (PNG specification, "Filtering").</summary>
    private static byte[] Png(int width, int height, IReadOnlyList<(byte R, byte G, byte B, byte A)> pixels, byte filter)
    {
        var samples = pixels.SelectMany(pixel => new[] { pixel.R, pixel.G, pixel.B, pixel.A }).ToArray();
        var stride = width * 4;
        byte At(int x, int y) => x < 0 || y < 0 ? (byte)0 : samples[(y * stride) + x];
        using var lines = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            lines.WriteByte(filter);
            for (var x = 0; x < stride; x++)
            {
                int left = At(x - 4, y), up = At(x, y - 1), corner = At(x - 4, y - 1), guess = left + up - corner;
                var nearest = new[] { left, up, corner }.MinBy(one => Math.Abs(guess - one));
                lines.WriteByte((byte)(At(x, y) - filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => nearest, _ => 0 }));
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(lines.ToArray());
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        // Without its checksum, which nobody here reads.
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0];
    }
}
