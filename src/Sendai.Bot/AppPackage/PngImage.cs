using System.Buffers.Binary;
using System.IO.Compression;

namespace Sendai.Bot.AppPackage;

/// <summary>A picture as PNG, with as much as an icon needs: eight bits a channel, with or without transparency.</summary>
internal sealed class PngImage
{
    private const int LargestSide = 1024;
    private const int HeaderLength = 13;
    private const byte Rgb = 2;
    private const byte Rgba = 6;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly byte[] samples;
    private readonly int channels;

    private PngImage(int width, int height, int channels, byte[] samples)
    {
        (Width, Height, this.channels, this.samples) = (width, height, channels, samples);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green, blue and alpha of every pixel, line by line.</summary>
    public IEnumerable<(byte R, byte G, byte B, byte A)> Pixels => samples.Chunk(channels)
        .Select(pixel => (pixel[0], pixel[1], pixel[2], channels == 4 ? pixel[3] : byte.MaxValue));

    /// <summary>Reads a picture; null when it is none, is damaged, or is of a kind that icons need not be.</summary>
    public static PngImage? Read(byte[] file)
    {
        try
        {
            return Decode(file);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static PngImage? Decode(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
        {
            return null;
        }

        using var packed = new MemoryStream();
        ReadOnlySpan<byte> header = default;
        for (var at = Signature.Length; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 8, length);
            switch (file.AsSpan(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    header = body;
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    packed.Write(body);
                    break;
                default:
                    break;
            }

            // Length, name, body, checksum.
            at += 8 + length + 4;
        }

        if (header.Length != HeaderLength || header[8] != 8 || header[9] is not (Rgb or Rgba) || header[12] != 0)
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        if (width is < 1 or > LargestSide || height is < 1 or > LargestSide)
        {
            return null;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var channels = header[9] == Rgba ? 4 : 3;
        return new PngImage(width, height, channels, Unfilter(unpacked, width * channels, height, channels));
    }

    /// <summary>Every line says how it was written down: by the difference to the pixel before, above, or between them.</summary>
    private static byte[] Unfilter(Stream lines, int stride, int height, int channels)
    {
        var samples = new byte[stride * height];
        var before = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            var line = samples.AsSpan(y * stride, stride);
            lines.ReadExactly(line);
            for (var x = 0; x < stride; x++)
            {
                int left = x >= channels ? line[x - channels] : 0, up = before[x], corner = x >= channels ? before[x - channels] : 0;
                line[x] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => (byte)up,
                    3 => (byte)((left + up) / 2),
                    4 => (byte)Paeth(left, up, corner),
                    _ => throw new InvalidDataException("A line of a PNG is written in no known way."),
                };
            }

            line.CopyTo(before);
        }

        return samples;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
