using System.Runtime.Versioning;
using Sendai.Tables.Tests.Sqlite.Children;

namespace Sendai.Tables.Tests;

/// <summary>This assembly is also the child process that some tests kill or starve; the first word says which.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Program
{
    public static async Task<int> Main(string[] args) => args switch
    {
        [WritingChild.Verb, var file, var round] => await WritingChild.RunAsync(file, round),
        [StarvingChild.Verb, var file, var end] => await StarvingChild.RunAsync(file, end),
        [ForbiddenChild.Verb, var file] => await ForbiddenChild.RunAsync(file),
        [CountingChild.Verb, var file, var times] => await CountingChild.RunAsync(file, times),
        _ => 2,
    };
}
