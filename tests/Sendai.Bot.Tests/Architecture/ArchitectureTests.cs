using System.Reflection;
using Sendai.Bot.Pack;
using Sendai.Tests.Support;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Tables;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Tests.Architecture;

/// <summary>Who may know whom (docs/architecture.md).</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(Router).Assembly;
    private static readonly Assembly Tables = typeof(ITableStore).Assembly;
    private static readonly Assembly Teams = typeof(AdaptiveCard).Assembly;
    private static readonly Assembly Bot = typeof(PackLoader).Assembly;

    /// <summary>What the framework calls its core: values, collections, text. Nothing that reads, sends, logs or serialises.</summary>
    private static readonly HashSet<string> DomainMay =
    [
        "NodaTime", "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory", "System.Runtime.InteropServices",
        "System.Text.Encoding.Extensions", "System.Text.RegularExpressions",
    ];

    [Fact]
    public void Domain_KnowsOnlyNodaTimeAndTheCore() => Violations.None(References(Domain).Except(DomainMay));

    [Fact]
    public void Domain_TouchesNoFileAndNoClock()
    {
        var wrong = from type in Domain.GetTypes()
                    from used in TypeUses.Of(type)
                    where used.Namespace is "System.IO" or "System.Net" || used == typeof(TimeProvider) || used.Name is "IClock" or "SystemClock"
                    select $"{type} uses {used}";

        Violations.None(wrong);
    }

    [Fact]
    public void Tables_KnowNeitherDomainNorTeamsNorTheWeb() => Violations.None(References(Tables)
        .Where(name => name.StartsWith("Sendai.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)));

    [Fact]
    public void Teams_KnowNeitherDomainNorTables() =>
        Violations.None(References(Teams).Where(name => name.StartsWith("Sendai.", StringComparison.Ordinal)));

    [Fact]
    public void Cards_ImportNothing()
    {
        var home = typeof(AdaptiveCard).Namespace!;

        Violations.None(Uses(Teams, type => IsIn(type, home), used => IsIn(used, "Sendai") && !IsIn(used, home)));
    }

    [Fact]
    public void OneFeature_NeverUsesAnother()
    {
        var features = Bot.GetTypes().Select(FeatureOf).OfType<string>().Distinct().ToList();

        Assert.NotEmpty(features);
        foreach (var feature in features)
        {
            Violations.None(Uses(Bot, type => FeatureOf(type) == feature, used => FeatureOf(used) is { } other && other != feature));
        }
    }

    [Fact]
    public void WhatFeaturesShare_KnowsNoFeature() => Violations.None(Uses(
        Bot,
        type => new[] { "Pack", "Wording", "Delivery", "Files", "Calendar", "Screening", "Watch" }.Any(shared => IsIn(type, $"Sendai.Bot.{shared}")),
        used => FeatureOf(used) is not null));

    [Fact]
    public void Code_NamesNoWardAndNoBody()
    {
        // Comments may say what a rule is for; what runs and what is shown may not name anybody.
        var content = PackLoader.Load(PackLoader.DefaultFolder).Content;
        string[] names =
        [
            .. content.Wards.Select(ward => ward.Name),
            .. content.Bodies.SelectMany(body => new[] { body.Name, body.LocalName }).Where(name => name.Length > 0).Distinct(),
        ];
        var files = Directory.GetFiles(Path.Combine(NodeTools.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .ToList();
        var wrong = from file in files
                    from line in File.ReadLines(file).Select((text, at) => (Text: text, Number: at + 1))
                    where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    from name in names
                    where Names(line.Text, name)
                    select $"{Path.GetFileName(file)}:{line.Number} {name}";

        Assert.True(names.Length > 100 && files.Count > 50, "the pack or the code was not found");
        Violations.None(wrong);
    }

    /// <summary>What was merely typed becomes what may be kept in the screen alone; what was kept comes back through rows.</summary>
    [Fact]
    public void ScreenedText_IsMadeByTheScreen_AndRestoredFromRowsOnly()
    {
        var sources = Directory.GetFiles(Path.Combine(NodeTools.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .ToDictionary(file => file, File.ReadAllText);

        Violations.None(sources
            .Where(file => !file.Key.EndsWith("Rows.cs", StringComparison.Ordinal) && file.Value.Contains("PrivacyScreen.Restore", StringComparison.Ordinal))
            .Select(file => $"{file.Key} restores a screened text"));
        Assert.Equal(
            ["PrivacyScreen.cs", "ScreenedText.cs"],
            sources.Where(file => file.Value.Contains("OfScreen(", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Key)).Order());
        Assert.Empty(typeof(ScreenedText).GetConstructors());
    }

    [Fact]
    public void TypeUses_SeesSignaturesAndCode()
    {
        var uses = TypeUses.Of(typeof(Sample));

        Assert.Superset(
            new HashSet<Type> { typeof(IDisposable), typeof(Uri), typeof(List<>), typeof(Version), typeof(Math), typeof(Guid), typeof(StringComparer) },
            uses.ToHashSet());
    }

    /// <summary>A name in Latin letters is a word of its own: the two letters of a short one are in many words.</summary>
    private static bool Names(string line, string name)
    {
        for (var at = line.IndexOf(name, StringComparison.Ordinal); at >= 0; at = line.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (!(IsLatin(name[0]) && at > 0 && IsLatin(line[at - 1])) && !(IsLatin(name[^1]) && end < line.Length && IsLatin(line[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Uses(Assembly assembly, Func<Type, bool> isUser, Func<Type, bool> isUsed) =>
        from type in assembly.GetTypes()
        where isUser(type)
        from used in TypeUses.Of(type)
        where isUsed(used)
        select $"{type} uses {used}";

    private static bool IsIn(Type type, string home) =>
        type.Namespace == home || type.Namespace?.StartsWith(home + ".", StringComparison.Ordinal) == true;

    private static string? FeatureOf(Type type) =>
        type.Namespace?.Split('.') is ["Sendai", "Bot", "Features", var feature, ..] ? feature : null;

    private sealed class Sample : IDisposable
    {
        private readonly List<Version[]> versions = [];

        public void Dispose() => versions.Clear();

        public static int Work(Uri uri, int n) => n switch
        {
            0 => uri.Port,
            1 => Math.Abs(n),
            2 => Guid.NewGuid().Version,
            3 => StringComparer.Ordinal.GetHashCode(""),
            _ => n,
        };
    }
}
