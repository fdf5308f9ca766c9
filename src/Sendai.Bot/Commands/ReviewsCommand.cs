using System.CommandLine;

namespace Sendai.Bot.Commands;

/// <summary><c>reviews</c>: the sessions of the wards, beside a running bot on the same store.</summary>
internal static class ReviewsCommand
{
    public static Command Create() => new("reviews", "ケースレビューなどの会")
    {
        ReviewsListCommand.Create(),
        ReviewsImportCommand.Create(),
        ReviewsRosterCommand.Create(),
    };

    public static Option<string?> Ward() => new("--ward") { Description = "区の名前", HelpName = "区" };
}
