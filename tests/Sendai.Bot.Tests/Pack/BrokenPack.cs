using System.Text;
using Sendai.Bot.Pack;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Tests.Pack;

/// <summary>A copy of the real pack in which a test breaks something.</summary>
internal sealed class BrokenPack : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pack").FullName;

    public BrokenPack()
    {
        foreach (var file in Directory.GetFiles(PackLoader.DefaultFolder, "*.csv"))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }
    }

    public string PathOf(string file) => Path.Combine(folder, file);

    public LoadedPack Load() => PackLoader.Load(folder);

    /// <summary>As the pack of a program.</summary>
    public ShippedPack Shipped() => new(folder);

    /// <summary>Adds a line and returns its number.</summary>
    public int Append(string file, string line)
    {
        File.AppendAllText(PathOf(file), line + "\n");
        return File.ReadLines(PathOf(file)).Count();
    }

    /// <summary>Adds a copy of the first row with some cells changed, and returns the number of its line.</summary>
    public int AppendChanged(string file, params (string Column, string Value)[] changes)
    {
        var lines = File.ReadAllLines(PathOf(file));
        var header = lines[0].Split(',');
        var cells = lines.Skip(1).Select(line => line.Split(',')).First(row => row.Length == header.Length && !row.Any(cell => cell.Contains('"', StringComparison.Ordinal)));
        foreach (var (column, value) in changes)
        {
            cells[Array.IndexOf(header, column)] = value;
        }

        return Append(file, string.Join(',', cells));
    }

    /// <summary>Rewrites a whole file.</summary>
    public void Rewrite(string file, Func<string, string> change, Encoding? encoding = null) =>
        File.WriteAllText(PathOf(file), change(File.ReadAllText(PathOf(file))), encoding ?? new UTF8Encoding(false));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
