using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Screening;

/// <summary>What a press on a card with findings says besides the texts.</summary>
/// <param name="Confirmed">What stands at doubtful findings of which the writer has said that they identify nobody.</param>
/// <param name="Replaces">Whether all other findings shall become what was suggested for them.</param>
internal sealed record ScreenPress(IReadOnlySet<string> Confirmed, bool Replaces)
{
    private const string ConfirmedData = "screenConfirmed";
    private const string ReplacesData = "screenReplaces";

    // No value of a finding has one in it: the screen makes it a space.
    private const char Between = '\t';

    /// <summary>Nothing was shown before.</summary>
    public static ScreenPress Nothing { get; } = new(new HashSet<string>(), Replaces: false);

    public static ScreenPress Of(ActionData data) => new(
        (data.GetString(ConfirmedData) ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
        data.GetBoolean(ReplacesData) == true);

    /// <summary>The same button with this on it. Whatever else it carries stays, so that all of them count as one press.</summary>
    public ActionExecute On(ActionExecute button, string title)
    {
        var data = button.Data?.DeepClone().AsObject() ?? [];
        data[ConfirmedData] = string.Join(Between, Confirmed);
        data[ReplacesData] = Replaces;
        return button with { Title = title, Data = data };
    }
}
