using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Summaries;

namespace Sendai.Domain.Tests.Summaries;

/// <summary>Who gets a summary.</summary>
public sealed class DistributionPlanTests
{
    private static readonly Ward Ward = new("みほん");
    private static readonly Meeting Meeting = new(Ward, "choko", "見本の会", new LocalDate(2026, 11, 6), "", ["came"]);

    [Fact]
    public void ChannelsComeFirst_AndEachSubscriberOnce()
    {
        var plan = Plan(Person("p1"), Channel("c2"), Channel("c1"), Channel("c2"));
        Assert.Equal(["c1", "c2", "p1"], plan.Recipients.Select(one => one.Subscriber));
    }

    [Fact]
    public void AKindThatTheyDidNotChoose_IsNotForThem()
    {
        var plan = Plan(Channel("all"), Channel("its") with { Kinds = new HashSet<string> { "choko", "exchange" } }, Channel("other") with { Kinds = new HashSet<string> { "exchange" } });
        Assert.Equal(["all", "its"], plan.Recipients.Select(one => one.Subscriber));
    }

    [Fact]
    public void WhoWantsWhatTheyMissed_IsLeftOutWhenTheirOfficeCame()
    {
        var plan = Plan(
            Person("was-there") with { OnlyMissed = true },
            Person("missed") with { OnlyMissed = true },
            Person("of-no-office") with { OnlyMissed = true },
            Person("wants-all"));
        Assert.Equal(["missed", "of-no-office", "wants-all"], plan.Recipients.Select(one => one.Subscriber));
        Assert.Equal(1, plan.WereThere);
    }

    [Fact]
    public void WithoutARecordOfWhoCame_NobodyIsLeftOut()
    {
        var plan = DistributionPlan.Of(Meeting with { Came = [] }, [Person("was-there") with { OnlyMissed = true }], Offices);
        Assert.Equal(["was-there"], plan.Recipients.Select(one => one.Subscriber));
    }

    private static Dictionary<string, string> Offices => new() { ["was-there"] = "came", ["missed"] = "stayed", ["wants-all"] = "came" };

    private static DistributionPlan Plan(params Subscription[] subscriptions) => DistributionPlan.Of(Meeting, subscriptions, Offices);

    private static Subscription Channel(string subscriber) => new(subscriber, Ward, new HashSet<string>(), "{}", "見本");

    private static Subscription Person(string subscriber) => Channel(subscriber) with { IsPersonal = true };
}
