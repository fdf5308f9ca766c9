using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>Who to call in a danger, by ward and time of day. Wednesday 2026-04-08 is a public holiday in these tests.</summary>
public sealed class UrgentDeskTests
{
    private const string Text = "虐待かもしれない";
    private static readonly LocalDateTime Evening = new(2026, 4, 7, 18, 30);
    private static readonly LocalDateTime Sunday = new(2026, 4, 12, 12, 0);
    private static readonly LocalDateTime Holiday = new(2026, 4, 8, 12, 0);

    private static TestPack Pack(params UrgentLine[] lines) => TestPack.City().With(content => content with
    {
        SafetyRules = [new(Danger.Abuse, ["虐待"], [], []), new(Danger.Suicide, ["消えたい"], [], [])],
        Holidays = [new(new LocalDate(2026, 4, 8), "試しの日")],
        UrgentLines = lines,
        Duties = [new(Danger.Abuse, "通報", "法"), new(Danger.Suicide, "傾聴", "手引き")],
    });

    private static UrgentLine Line(
        int order, string? body, LineRole role, string open = "", string number = "", string? ward = null, Danger danger = Danger.Abuse, string label = "") =>
        new(danger, ward is null ? null : new Ward(ward), order, body, number, label, OpeningHours.Parse(open), role, "");

    private static UrgentPlan Plan(TestPack pack, Ward? ward, LocalDateTime now, string text = Text) =>
        Assert.IsType<RoutingResult.Urgent>(pack.Ask(text, ward, now)).Plan;

    private static IEnumerable<string> Phones(UrgentPlan plan) => plan.Lines.Select(call => call.Phone);

    private static readonly UrgentLine Police = Line(90, null, LineRole.Life, "daily 00:00-24:00", "110", label: "警察");

    [Fact]
    public void Life_ComesFirst_WhateverItsOrder()
    {
        var pack = Pack(Line(10, "mado", LineRole.Report), Police);

        Assert.Equal(["110", "000-100-0001"], Phones(Plan(pack, TestPack.East, TestPack.TuesdayNoon)));
    }

    [Fact]
    public void LinesAreTheWardsOwn()
    {
        var pack = Pack(Line(10, "mado", LineRole.Report));

        Assert.Equal(["000-200-0001"], Phones(Plan(pack, TestPack.West, Evening)));
        Assert.Equal("mado-west", Plan(pack, TestPack.West, Evening).Lines[0].Body?.Id);
    }

    [Fact]
    public void LineOfOneWard_ShowsThereOnly()
    {
        var pack = Pack(Line(10, "kobo", LineRole.Consult, ward: "西"), Line(20, "sodachi", LineRole.Consult));

        Assert.Equal(["000-200-0002", "000-300-0001"], Phones(Plan(pack, TestPack.West, TestPack.TuesdayNoon)));
        Assert.Equal(["000-300-0001"], Phones(Plan(pack, TestPack.East, TestPack.TuesdayNoon)));
        Assert.Equal(["000-300-0001"], Phones(Plan(pack, null, TestPack.TuesdayNoon)));
    }

    [Fact]
    public void WardNamedInTheText_GetsItsLines() =>
        Assert.Equal(["000-200-0001"], Phones(Plan(Pack(Line(10, "mado", LineRole.Report)), TestPack.East, TestPack.TuesdayNoon, "西区で虐待かもしれない")));

    [Fact]
    public void ClosedLine_IsNotShown()
    {
        var pack = Pack(Line(10, "sodachi", LineRole.Consult, "mon-fri 09:00-17:00"), Police);

        Assert.Equal(["110", "000-300-0001"], Phones(Plan(pack, TestPack.East, TestPack.TuesdayNoon)));
        foreach (var closed in new[] { Evening, Sunday, Holiday })
        {
            Assert.Equal(["110"], Phones(Plan(pack, TestPack.East, closed)));
        }
    }

    [Fact]
    public void KnownToBeOpen_ComesBeforeUnconfirmed()
    {
        var pack = Pack(Line(10, "mado", LineRole.Report), Line(20, "sodachi", LineRole.Consult, "daily 00:00-24:00"));
        var lines = Plan(pack, TestPack.East, Sunday).Lines;

        Assert.Equal([true, null], lines.Select(call => call.OpenNow));
        Assert.Equal("000-300-0001", lines[0].Phone);
    }

    [Fact]
    public void HoursOfALineThatIsNotOfficial_PromiseNothing_ButKeepItOutWhenClosed()
    {
        var pack = Pack(Line(10, "kura", LineRole.Consult, "mon-fri 09:00-17:00"))
            .Body("kura", "石蔵広場").Contact("kura", "000-300-0009", grade: ContactGrade.C, date: "2020");

        var call = Assert.Single(Plan(pack, TestPack.East, TestPack.TuesdayNoon).Lines);
        Assert.Null(call.OpenNow);
        Assert.Equal((ContactGrade.C, "2020"), (call.Contact!.Grade, call.Contact.SourceDate));
        Assert.Empty(Plan(pack, TestPack.East, Sunday).Lines);
    }

    [Fact]
    public void LineWithoutANumber_IsNotShown()
    {
        var pack = Pack(Line(10, "kai", LineRole.Consult), Line(20, "sodachi", LineRole.Consult));

        Assert.Equal(["000-300-0001"], Phones(Plan(pack, TestPack.East, TestPack.TuesdayNoon)));
    }

    [Fact]
    public void Fallback_ShowsWhenNobodyElseListens()
    {
        var pack = Pack(Police, Line(10, "sodachi", LineRole.Consult, "mon-fri 09:00-17:00"), Line(95, "mado", LineRole.Fallback));

        Assert.Equal(["110", "000-300-0001"], Phones(Plan(pack, TestPack.East, TestPack.TuesdayNoon)));
        foreach (var closed in new[] { Evening, Sunday, Holiday })
        {
            Assert.Equal(["110", "000-100-0001"], Phones(Plan(pack, TestPack.East, closed)));
        }
    }

    [Fact]
    public void Fallback_KnownToBeOpen_ShowsLast()
    {
        var pack = Pack(Line(5, "mado", LineRole.Fallback, "daily 00:00-24:00"), Line(10, "sodachi", LineRole.Consult));

        Assert.Equal(["000-300-0001", "000-100-0001"], Phones(Plan(pack, TestPack.East, Sunday)));
    }

    [Fact]
    public void OneNumber_IsShownOnce()
    {
        var pack = Pack(
            Police, Line(10, "mado", LineRole.Report), Line(95, "mado", LineRole.Fallback),
            Line(10, null, LineRole.Life, "daily 00:00-24:00", "110", danger: Danger.Suicide, label: "警察"), Line(20, "sodachi", LineRole.Consult, danger: Danger.Suicide));

        Assert.Equal(
            ["110", "000-100-0001", "000-300-0001"],
            Phones(Plan(pack, TestPack.East, TestPack.TuesdayNoon, "虐待されて消えたいと言う")));
    }

    [Fact]
    public void Duties_AreThoseOfTheDangersHeard()
    {
        var pack = Pack(Police);

        Assert.Equal(["通報"], Plan(pack, null, TestPack.TuesdayNoon).Duties.Select(duty => duty.Text));
        Assert.Equal(["傾聴"], Plan(pack, null, TestPack.TuesdayNoon, "消えたい").Duties.Select(duty => duty.Text));
        Assert.Equal(["通報", "傾聴"], Plan(pack, null, TestPack.TuesdayNoon, "消えたい、虐待").Duties.Select(duty => duty.Text));
    }

    [Fact]
    public void BodiesBehindTheLines_AreCandidates_WhateverElseTheWordsSay()
    {
        var result = Pack(Line(10, "mado", LineRole.Report)).Ask(Text, TestPack.East);

        Assert.Contains("mado-east", result.Ids());
    }

    [Fact]
    public void TitleOfACall_IsTheLabelOfTheLine_ElseOfTheContact()
    {
        var pack = Pack(Police, Line(10, "mado", LineRole.Report), Line(20, "sodachi", LineRole.Consult, label: "育ちの電話"));

        Assert.Equal(["警察", "代表", "育ちの電話"], Plan(pack, TestPack.East, TestPack.TuesdayNoon).Lines.Select(call => call.Title));
    }
}
