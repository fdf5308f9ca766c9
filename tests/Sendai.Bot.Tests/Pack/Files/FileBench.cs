using System.Text;
using Sendai.Bot.Pack;

namespace Sendai.Bot.Tests.Pack.Files;

/// <summary>A folder for the files of one test, and short words for what is read from them.</summary>
internal sealed class FileBench : IDisposable
{
    /// <summary>The header and a row of a small table that every file may be.</summary>
    public const string Holidays = "date,name\n2026-01-01,元日\n";

    public string Folder { get; } = Directory.CreateTempSubdirectory("files").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public string Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return PathOf(file);
    }

    /// <summary>The only table of a file that must be readable.</summary>
    public static PackTable Table(string path) => Assert.Single(Tables(path));

    public static IReadOnlyList<PackTable> Tables(string path) => Reading(path).All;

    public static PackReading.Tables Reading(string path) => PackReader.Read(path) switch
    {
        PackReading.Tables tables => tables,
        var refused => throw new InvalidOperationException(string.Join('\n', refused.Findings)),
    };

    /// <summary>The only reason why nothing of a path may be imported.</summary>
    public static PackFinding Refusal(string path)
    {
        var refused = Assert.IsType<PackReading.Refused>(PackReader.Read(path));
        return Assert.Single(refused.Findings, finding => finding.Weight == FindingWeight.Refusal);
    }

    /// <summary>The rows of a table, its cells between bars.</summary>
    public static IEnumerable<string> Rows(PackTable table) => table.Rows.Select(row => string.Join('|', row.Cells));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
