using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Sendai.Bot.AppPackage;
using Sendai.Bot.Features.MessageExtension;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Versions;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Tests.AppPackage;

/// <summary>What the manifest promises is what the bot does.</summary>
public sealed class ManifestTests
{
    private static readonly JsonElement Manifest = JsonElement.Parse(PackageRig.Manifest().ToJsonString());

    [Fact]
    public async Task EveryCommand_IsOneThatTheBotTakes()
    {
        await using var bot = await BotFactory.StartAsync();
        var commands = bot.Services.GetRequiredService<ActivityRoutes>().Commands;
        var directory = bot.Services.GetRequiredService<CurrentDirectory>().Snapshot;
        var titles = Titles().ToList();

        Assert.InRange(titles.Count, 20, 36);
        Assert.All(titles, title => Assert.True(
            commands.Contains(title.Normalize(NormalizationForm.FormKC))
            || directory.Wishes.Read(title) is not null
            || directory.CaseWishes.Read(title) is not null
            || directory.SummaryWishes.Read(title, new LocalDate(2026, 11, 18)) is not null
            || IsAnswered(directory, title),
            $"Nobody takes 「{title}」."));
    }

    [Fact]
    public async Task SearchOfTheManifest_IsTheOneThatTheBotTakes()
    {
        await using var bot = await BotFactory.StartAsync();
        var commands = Manifest.Part("composeExtensions")[0].Items("commands", "").Select(command => command.Item).ToList();

        Assert.Equal(bot.Services.GetRequiredService<ActivityRoutes>().Queries, commands.Select(command => command.Text("id")));
        Assert.Equal(MessageExtensionFeature.Field, Assert.Single(commands[0].Items("parameters", "")).Item.Text("name"));
        Assert.True(commands[0].Part("initialRun").GetBoolean());
    }

    /// <summary>What stands in a title is what gets sent, and the bot understands Japanese.</summary>
    [Fact]
    public void Titles_OfCommandsAreNotTranslated()
    {
        var english = JsonElement.Parse(File.ReadAllText(Path.Combine(PackageFiles.DefaultFolder, "en.json")));

        Assert.DoesNotContain(english.EnumerateObject(), text => text.Name.StartsWith("bots", StringComparison.Ordinal) && text.Name.EndsWith(".title", StringComparison.Ordinal));
        Assert.All(
            Manifest.Texts().Where(text => text.Path.StartsWith("bots", StringComparison.Ordinal) && text.Path.EndsWith(".description", StringComparison.Ordinal)),
            text => Assert.True(english.TryGetProperty(text.Path, out _), $"{text.Path} has no English."));
    }

    [Fact]
    public void Rights_AreExactlyThese()
    {
        var right = Assert.Single(Manifest.Part("authorization").Part("permissions").Part("resourceSpecific").EnumerateArray());

        Assert.Equal(("ChannelMember.Read.Group", "Application"), (right.Text("name"), right.Text("type")));
        Assert.Equal("tier1", Manifest.Text("supportsChannelFeatures"));
        Assert.Equal(["identity", "messageTeamMembers"], Manifest.Items("permissions", "").Select(one => one.Item.GetString()));
        Assert.Equal(["personal", "team", "groupChat"], Manifest.Part("bots")[0].Items("scopes", "").Select(one => one.Item.GetString()));
    }

    private static IEnumerable<string> Titles() => Manifest.Part("bots")[0].Items("commandLists", "")
        .SelectMany(list => list.Item.Items("commands", ""))
        .Select(command => command.Item.Text("title"));

    /// <summary>A question with a sure answer in every ward, or a wish to choose another one.</summary>
    private static bool IsAnswered(DirectorySnapshot directory, string title) => directory.Content.Wards.Cast<Ward?>().Append(null)
        .Select(ward => directory.Router.Route(new Question(title, ward, new LocalDateTime(2026, 11, 18, 12, 0))))
        .All(result => result is RoutingResult.Candidates or RoutingResult.NeedsWard or RoutingResult.OutOfScope { Kind: ScopeKind.ChangeWard });
}
