using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Instances;

[Collection(nameof(OnTwo))]
public sealed class BoardsOnTwo : Reviews.BoardTests
{
    public BoardsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class BookingOnTwo : Reviews.BookTests
{
    public BookingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class CancellingOnTwo : Reviews.CancelTests
{
    public CancellingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class MyBookingsOnTwo : Reviews.MineTests
{
    public MyBookingsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class MovingOnTwo : Reviews.MoveTests
{
    public MovingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class ThemesOnTwo : Screening.ThemeTests
{
    public ThemesOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class ChangingOnTwo : Sessions.ChangeTests
{
    public ChangingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class DeskRightsOnTwo : Sessions.DeskRightsTests
{
    public DeskRightsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class MakingOnTwo : Sessions.MakeTests
{
    public MakingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class RostersOnTwo : Sessions.PeopleTests
{
    public RostersOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class AttendanceOnTwo : Offices.AttendanceTests
{
    public AttendanceOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class OfficesOnTwo : Offices.ListTests
{
    public OfficesOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class MyOfficeOnTwo : Offices.MineTests
{
    public MyOfficeOnTwo() => BotPair.Want();
}
