using NodaTime;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Architecture;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Tests.Pack;

/// <summary>Who the real pack says is to be called, for every danger, ward and time.</summary>
public sealed class UrgentLinesTests
{
    /// <summary>A word of no language; the rules that hear a danger have their own tests.</summary>
    private const string Sign = "ゐゑゐゑ";

    private static readonly DirectoryContent Content = PackLoader.Load(PackLoader.DefaultFolder).Content;
    private static readonly LocalDateTime TuesdayNoon = new(2026, 4, 7, 12, 0);

    private static readonly LocalDateTime[] Times =
    [
        TuesdayNoon,
        new(2026, 4, 7, 18, 30),
        new(2026, 4, 12, 12, 0),
        Content.Holidays.First(holiday => holiday.Date.DayOfWeek == IsoDayOfWeek.Wednesday).Date.At(new LocalTime(12, 0)),
    ];

    private static readonly List<Case> InWards = Cases(Content, Content.Wards.Select(ward => (Ward?)ward));
    private static readonly List<Case> NoWard = Cases(Content, [null]);

    private sealed record Case(Danger Danger, Ward? Ward, LocalDateTime Now, UrgentPlan Plan)
    {
        /// <summary>For the message of a test that fails.</summary>
        public override string ToString() =>
            $"{Danger} {Ward} {Now:uuuu-MM-dd HH:mm}: {string.Join(" | ", Plan.Lines.Select(call => $"{call.Line.Role} {call.Title} {call.Phone} {call.OpenNow}"))}";
    }

    private static List<Case> Cases(DirectoryContent content, IEnumerable<Ward?> wards)
    {
        var cases = new List<Case>();
        foreach (var danger in Enum.GetValues<Danger>())
        {
            var router = new Router(content with { SafetyRules = [new(danger, [Sign], [], [])] });
            cases.AddRange(
                from ward in wards
                from now in Times
                let answer = Assert.IsType<RoutingResult.Urgent>(router.Route(new Question(Sign, ward, now)))
                select new Case(danger, ward, now, answer.Plan));
        }

        return cases;
    }

    [Fact]
    public void EveryCase_IsTried()
    {
        Assert.Equal(4 * 5 * 4, InWards.Count);
        Assert.All(InWards, one => Assert.Equal([one.Danger], one.Plan.Dangers));
        Assert.Equal(IsoDayOfWeek.Sunday, Times[2].DayOfWeek);
    }

    [Fact]
    public void SomebodyCanAlwaysBeCalled() =>
        Assert.All(InWards.Concat(NoWard), one => Assert.True(one.Plan.Lines.Count > 0 && one.Plan.Lines.All(call => call.Phone.Length > 0), one.ToString()));

    [Fact]
    public void PoliceAndAmbulance_ComeFirst() => Assert.All(
        InWards.Concat(NoWard),
        one => Assert.True(one.Plan.Lines.Take(2).Select(call => call.Phone).Order().SequenceEqual(["110", "119"]), one.ToString()));

    [Fact]
    public void BesideThem_SomebodyOfTheWardOrTheCityListens() =>
        Assert.All(InWards, one => Assert.True(one.Plan.Lines.Any(call => call.Line.Role != LineRole.Life), one.ToString()));

    [Fact]
    public void LineKnownToBeClosed_IsNotShown()
    {
        var holidays = Content.Holidays.Select(holiday => holiday.Date).ToHashSet();

        Violations.None(
            from one in InWards.Concat(NoWard)
            from call in one.Plan.Lines
            where call.OpenNow == false || (call.Line.Open.Confirmed && !call.Line.Open.IsOpen(one.Now, holidays.Contains))
            select $"{call.Title} is closed in {one}");

        // Some lines do keep hours, or this test would see nothing.
        Assert.NotEqual(LineCount(TuesdayNoon), LineCount(Times[2]));

        int LineCount(LocalDateTime now) => InWards.Where(one => one.Now == now && one.Danger == Danger.Suicide).Sum(one => one.Plan.Lines.Count);
    }

    [Fact]
    public void LineThatIsNotOfficial_SaysSo_WithItsSourceAndDate_AndPromisesNothing()
    {
        var doubtful = InWards.Concat(NoWard).SelectMany(one => one.Plan.Lines).Where(call => call.Contact is { Grade: not ContactGrade.A }).ToList();

        Assert.NotEmpty(doubtful);
        Violations.None(doubtful
            .Where(call => call.Contact!.Source.Length == 0 || !ContactWords.Of(call).Contains($"{call.Phone}（未確認・{DateOf(call.Contact)}", StringComparison.Ordinal))
            .Select(call => $"{call.Title} does not say how far it can be trusted: {ContactWords.Of(call)}"));
        Violations.None(doubtful
            .Where(call => call.Contact!.Grade == ContactGrade.C && call.OpenNow is not null)
            .Select(call => $"{call.Title} promises that somebody answers"));

        // A source without a date is not to be taken for a new one.
        static string DateOf(Contact contact) => contact.SourceDate.Length > 0 ? contact.SourceDate : "日付のない";
    }

    [Fact]
    public void LineWithoutAContact_IsAPublicEmergencyNumber() => Violations.None(InWards.Concat(NoWard)
        .SelectMany(one => one.Plan.Lines)
        .Where(call => call.Contact is null && call.Phone is not ("110" or "119"))
        .Select(call => $"{call.Title} {call.Phone}"));

    [Fact]
    public void NumberIsShownOnce() =>
        Assert.All(InWards.Concat(NoWard), one => Assert.True(one.Plan.Lines.Select(call => call.Phone).Distinct().Count() == one.Plan.Lines.Count, one.ToString()));

    [Fact]
    public void NoLineOfAnotherWard_IsShown() => Violations.None(
        from one in InWards
        from call in one.Plan.Lines
        where (call.Body?.Ward is { } home && home != one.Ward)
            || Content.Wards.Any(other => other != one.Ward && call.Contact?.Label.Contains(other.Name + "区", StringComparison.Ordinal) == true)
        select $"{call.Title} in {one}");

    [Fact]
    public void Violence_ShowsTheWardsOwnNumber() => Assert.All(
        InWards.Where(one => one.Danger == Danger.Violence && one.Now == TuesdayNoon),
        one => Assert.True(
            one.Plan.Lines.Any(call => call.Line.Role == LineRole.Consult && call.Contact!.Label.Contains(one.Ward + "区", StringComparison.Ordinal)),
            one.ToString()));

    [Fact]
    public void Abuse_ShowsTheWardsOffice_AndNamesTheDuty() => Assert.All(
        InWards.Where(one => one.Danger == Danger.Abuse),
        one =>
        {
            Assert.True(one.Plan.Lines.Any(call => call.Line.Role == LineRole.Report && call.Body?.Ward == one.Ward), one.ToString());
            Assert.Contains(one.Plan.Duties, duty => duty.Text.Contains("通報", StringComparison.Ordinal));
        });

    [Fact]
    public void EveryDanger_HasADuty() => Assert.All(InWards, one => Assert.NotEmpty(one.Plan.Duties));

    [Fact]
    public void WardOffice_StepsIn_WhenNobodyElseListens()
    {
        var silent = Content with { UrgentLines = [.. Content.UrgentLines.Where(line => line.Role is LineRole.Life or LineRole.Fallback)] };

        Assert.All(
            Cases(silent, Content.Wards.Select(ward => (Ward?)ward)).Concat(InWards.Where(one => !one.Plan.Lines.Any(IsListener))),
            one => Assert.True(one.Plan.Lines.Any(call => call.Line.Role == LineRole.Fallback && call.Body?.Ward == one.Ward), one.ToString()));

        static bool IsListener(UrgentCall call) => call.Line.Role is LineRole.Report or LineRole.Consult;
    }

    [Fact]
    public void LinesOfOneWard_NameAWardOfThePack() =>
        Assert.All(Content.UrgentLines.Where(line => line.Ward is not null), line => Assert.Contains(line.Ward!.Value, Content.Wards));
}
