using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Domain.Tests.Reviews;

/// <summary>The rules of one session, case by case; the model test next door holds them together.</summary>
public sealed class SessionBookTests
{
    private static readonly Instant Starts = Instant.FromUtc(2026, 12, 9, 1, 0);
    private static readonly Instant Before = Starts - Duration.FromDays(3);

    [Fact]
    public void Slots_AreTakenOnce_AndTheEarliestFirst()
    {
        var book = Book(3);
        (var second, book) = book.Book(Want("a", slot: 1), Before);
        (var any, book) = book.Book(Want("b"), Before);
        (var taken, var same) = book.Book(Want("c", slot: 1), Before);

        Assert.Equal(1, Assert.IsType<BookingDecision.Booked>(second).Booking.Slot);
        Assert.Equal(0, Assert.IsType<BookingDecision.Booked>(any).Booking.Slot);
        Assert.IsType<BookingDecision.SlotTaken>(taken);
        Assert.Same(book, same);
        Assert.Equal([2], book.FreeSlots);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Slot_ThatIsNone_IsNotBooked(int slot) => Assert.IsType<BookingDecision.SlotTaken>(Book(3).Book(Want("a", slot), Before).Decision);

    [Fact]
    public void FullSession_PutsInLine_OnlyWhoWantsToWait()
    {
        var book = Filled(1);

        Assert.IsType<BookingDecision.SessionFull>(book.Book(Want("b") with { OrWaits = false }, Before).Decision);
        Assert.Equal(1, Assert.IsType<BookingDecision.Waitlisted>(book.Book(Want("b"), Before).Decision).Position);
    }

    [Fact]
    public void Person_HasOnePlace_UnlessTheSecretariatBooks()
    {
        var book = Book(3).Book(Want("a"), Before).Book;

        Assert.Equal(1, Assert.IsType<BookingDecision.AlreadyBooked>(book.Book(Want("a"), Before).Decision).Booking.Number);
        Assert.IsType<BookingDecision.Booked>(book.Book(Want("a") with { BySecretariat = true }, Before).Decision);
    }

    [Fact]
    public void Cancelled_TheFirstInLineMovesUp_AndMayDeclineForAWhile()
    {
        var book = Filled(1).Book(Want("b"), Before).Book.Book(Want("c"), Before).Book;

        var (decision, after) = book.Cancel(1, Before);

        var movedUp = Assert.IsType<CancelDecision.Cancelled>(decision).MovedUp!;
        Assert.Equal(("b", 0, Before + Duration.FromHours(3)), (movedUp.Person, movedUp.Slot, movedUp.DeclineUntil));
        Assert.Equal(1, after.PositionOf(after.Find(3)!));

        var declined = after.Decline(2, Before + Duration.FromHours(3) - Duration.Epsilon);
        Assert.Equal("c", Assert.IsType<CancelDecision.Cancelled>(declined.Decision).MovedUp!.Person);
        Assert.IsType<CancelDecision.DeclineOver>(after.Decline(2, Before + Duration.FromHours(3)).Decision);
    }

    [Fact]
    public void TimeToDecline_EndsWhenTheSessionBegins()
    {
        var late = Starts - Duration.FromMinutes(30);
        var book = Filled(1).Book(Want("b"), Before).Book;

        Assert.Equal(Starts, Assert.IsType<CancelDecision.Cancelled>(book.Cancel(1, late).Decision).MovedUp!.DeclineUntil);
    }

    [Fact]
    public void Deadline_IsTheMomentItself()
    {
        var book = Book(1);
        var closes = book.Session.ClosesAt;

        Assert.IsType<BookingDecision.Booked>(book.Book(Want("a"), closes - Duration.Epsilon).Decision);
        Assert.Equal(Closure.Deadline, Assert.IsType<BookingDecision.NotOpen>(book.Book(Want("a"), closes).Decision).Closure);
        // 事務局 books until it begins.
        Assert.IsType<BookingDecision.Booked>(book.Book(Want("a") with { BySecretariat = true }, Starts - Duration.Epsilon).Decision);
        Assert.Equal(Closure.Past, Assert.IsType<BookingDecision.NotOpen>(book.Book(Want("a") with { BySecretariat = true }, Starts).Decision).Closure);
    }

    [Theory]
    [InlineData(Bookers.NewOffices, false, false)]
    [InlineData(Bookers.NewOffices, true, true)]
    [InlineData(Bookers.Secretariat, true, false)]
    public void Session_ForSome_IsNotForOthers(Bookers bookers, bool isOfNewOffice, bool isBooked)
    {
        var book = SessionBook.Of(Session(3) with { Bookers = bookers }, [], 0);

        var decision = book.Book(Want("a") with { IsOfNewOffice = isOfNewOffice }, Before).Decision;

        Assert.Equal(isBooked, decision is BookingDecision.Booked);
        Assert.Equal(!isBooked, decision is BookingDecision.NotForThem);
        Assert.IsType<BookingDecision.Booked>(book.Book(Want("a") with { BySecretariat = true }, Before).Decision);
    }

    [Fact]
    public void Move_ToAnotherSession_TakesThereAndLeavesHere()
    {
        var here = Filled(1).Book(Want("b"), Before).Book;
        var there = SessionBook.Of(Session(2) with { Id = "there" }, [], 4);

        var (decision, left, taken) = here.MoveTo(1, there, 1, false, Before);

        var moved = Assert.IsType<MoveDecision.Moved>(decision);
        Assert.Equal((5, 1, "b"), (moved.To.Number, moved.To.Slot, moved.MovedUp!.Person));
        Assert.Equal(["b"], left.Booked.Select(booking => booking.Person));
        Assert.Equal(["a"], taken.Booked.Select(booking => booking.Person));
    }

    [Fact]
    public void Move_ThatCannotBe_ChangesNeither()
    {
        var here = Book(1).Book(Want("x"), Before).Book;
        var full = Filled(1);

        var (decision, left, there) = here.MoveTo(1, full, null, false, Before);

        Assert.IsType<BookingDecision.SessionFull>(Assert.IsType<MoveDecision.NotBooked>(decision).Why);
        Assert.Same(here, left);
        Assert.Same(full, there);
    }

    [Fact]
    public void Change_ToFewerPlacesThanAreTaken_IsRefused()
    {
        var book = Book(3).Book(Want("a", slot: 2), Before).Book;

        Assert.Equal(3, Assert.IsType<ChangeDecision.TooFewPlaces>(book.Change(session => session with { Capacity = 2 }, Before).Decision).Booked);
    }

    [Fact]
    public void Change_ToMorePlaces_MovesTheLineUp()
    {
        var book = Filled(1).Book(Want("b"), Before).Book.Book(Want("c"), Before).Book;

        var (decision, after) = book.Change(session => session with { Capacity = 2 }, Before);

        Assert.Equal(["b"], Assert.IsType<ChangeDecision.Changed>(decision).MovedUp.Select(booking => booking.Person));
        Assert.Equal((0, 1), (after.Free, after.Waiting.Count));
    }

    [Fact]
    public void Change_CountsAsNews_OnlyWhenPeopleMustHearOfIt()
    {
        var book = Book(1);

        Assert.Equal(1, book.Change(session => session with { Starts = Starts + Duration.FromDays(1) }, Before).Book.Session.Version);
        Assert.Equal(1, book.Change(session => session with { IsCancelled = true }, Before).Book.Session.Version);
        Assert.Equal(0, book.Change(session => session with { IsClosed = true }, Before).Book.Session.Version);
        Assert.IsType<ChangeDecision.Same>(book.Change(session => session, Before).Decision);
        Assert.IsType<ChangeDecision.InThePast>(book.Change(session => session with { Starts = Before }, Before).Decision);
    }

    [Fact]
    public void CancelledSession_LetsNobodyInOrOut()
    {
        var book = Filled(1).Book(Want("b"), Before).Book.Change(session => session with { IsCancelled = true }, Before).Book;

        Assert.Equal(Closure.Cancelled, Assert.IsType<BookingDecision.NotOpen>(book.Book(Want("c"), Before).Decision).Closure);
        Assert.Equal(Closure.Cancelled, Assert.IsType<CancelDecision.TooLate>(book.Cancel(1, Before).Decision).Closure);
        Assert.Single(book.Waiting);
    }

    [Fact]
    public void Together_NobodyHasASlot()
    {
        var book = SessionBook.Of(Session(2) with { SlotMinutes = null, Minutes = 120 }, [], 0);

        var (decision, after) = book.Book(Want("a"), Before);

        Assert.Null(Assert.IsType<BookingDecision.Booked>(decision).Booking.Slot);
        Assert.Equal((1, Starts + Duration.FromHours(2)), (after.Free, after.Session.EndOf(null)));
    }

    [Fact]
    public void Mark_OnlyOnceItHasBegun()
    {
        var book = Filled(1);

        Assert.Null(book.Mark(1, Attendance.Came, Starts - Duration.Epsilon));
        Assert.Equal(Attendance.Came, book.Mark(1, Attendance.Came, Starts)!.Find(1)!.Attendance);
        Assert.Null(book.Mark(9, Attendance.Came, Starts));
    }

    internal static ReviewSession Session(int capacity) => new(
        "here", new Ward("見本"), "kind", "見本の会", Starts, 0, 10, capacity, Starts - Duration.FromDays(1), Bookers.Everyone, 3, ["ケース"], "", "", "");

    internal static BookingRequest Want(string person, int? slot = null) => new(person, person, null, "", BookingTheme.None, slot) { OrWaits = true };

    private static SessionBook Book(int capacity) => SessionBook.Of(Session(capacity), [], 0);

    private static SessionBook Filled(int capacity) =>
        Enumerable.Range(0, capacity).Aggregate(Book(capacity), (book, number) => book.Book(Want(number == 0 ? "a" : $"a{number}"), Before).Book);
}
