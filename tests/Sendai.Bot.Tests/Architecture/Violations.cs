namespace Sendai.Bot.Tests.Architecture;

/// <summary>Fails with all that is wrong, one on a line; the runner's own message would cut each short.</summary>
internal static class Violations
{
    public static void None(IEnumerable<string> wrong)
    {
        var all = wrong.Distinct().ToList();

        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
