using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Sendai.Domain.Reviews;
using static Sendai.Domain.Tests.Reviews.SessionBookTests;

namespace Sendai.Domain.Tests.Reviews;

/// <summary>Random sequences of wishes, against the book of a session and the simplest model of it: an array and a queue.</summary>
public sealed class SessionBookModelTests
{
    private const int Slots = 3;
    private const int People = 7;
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 0, 0);

    [Fact]
    public void AnySequence_DoesWhatTheModelDoes()
    {
        var step = Gen.Choose(0, 5).Zip(Gen.Choose(0, People - 1)).Zip(Gen.Choose(0, Slots));
        var steps = step.Select(drawn => new Step(drawn.Item1.Item1, $"p{drawn.Item1.Item2}", drawn.Item2 == Slots ? null : drawn.Item2)).ListOf();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(60), Prop.ForAll(steps.ToArbitrary(), Run));
    }

    private static void Run(IReadOnlyList<Step> steps)
    {
        var book = SessionBook.Of(Session(Slots), [], 0);
        var model = new Model();
        foreach (var step in steps)
        {
            book = Apply(book, step);
            model.Apply(step);

            Assert.Equal(model.Places, book.Booked.Select(booking => booking.Person).Order());
            Assert.Equal(model.Line, book.Waiting.Select(booking => booking.Person));
            Assert.True(book.Booked.All(booking => model.HasSlot(booking.Slot!.Value, booking.Person)), "Somebody has another slot.");
            Assert.Equal(model.Capacity, book.Session.Capacity);
            Assert.Equal(book.Waiting.Select((_, place) => place + 1), book.Waiting.Select(book.PositionOf));
            Assert.True(book.Free == 0 || book.Waiting.Count == 0, "Somebody waits while a place is free.");
        }
    }

    private static SessionBook Apply(SessionBook book, Step step)
    {
        var mine = book.Bookings.FirstOrDefault(booking => booking.Person == step.Person)?.Number ?? 0;
        return step.Kind switch
        {
            0 or 1 => book.Book(Want(step.Person, step.Slot), Now).Book,
            2 => book.Cancel(mine, Now).Book,
            3 => book.Move(mine, step.Slot ?? -1, Now).Book,
            4 => book.Book(Want(step.Person, step.Slot) with { OrWaits = false }, Now).Book,
            _ => book.Change(session => session with { Capacity = Slots + (step.Slot ?? Slots) }, Now).Book,
        };
    }

    /// <summary>Book (twice as often), cancel, move, book or go away, change the number of places.</summary>
    private sealed record Step(int Kind, string Person, int? Slot);

    /// <summary>What everybody expects of a session, without numbers, times and decisions.</summary>
    private sealed class Model
    {
        private readonly List<string?> slots = [.. Enumerable.Repeat<string?>(null, Slots)];

        public List<string> Line { get; } = [];

        public int Capacity => slots.Count;

        public IEnumerable<string> Places => slots.OfType<string>().Order();

        public bool HasSlot(int slot, string person) => slots[slot] == person;

        public void Apply(Step step)
        {
            switch (step.Kind)
            {
                case 0 or 1 or 4 when !slots.Contains(step.Person) && !Line.Contains(step.Person):
                    Come(step);
                    break;
                case 2 when slots.IndexOf(step.Person) is >= 0 and var at:
                    slots[at] = null;
                    Fill();
                    break;
                case 2:
                    Line.Remove(step.Person);
                    break;
                case 3 when slots.Contains(step.Person) && step.Slot is { } to && slots[to] is null:
                    slots[slots.IndexOf(step.Person)] = null;
                    slots[to] = step.Person;
                    break;
                case 5:
                    Resize(Slots + (step.Slot ?? Slots));
                    break;
            }
        }

        private void Come(Step step)
        {
            if (!slots.Contains(null))
            {
                if (step.Kind != 4)
                {
                    Line.Add(step.Person);
                }
            }
            else if (step.Slot is not { } wanted)
            {
                slots[slots.IndexOf(null)] = step.Person;
            }
            else if (slots[wanted] is null)
            {
                slots[wanted] = step.Person;
            }
        }

        private void Resize(int capacity)
        {
            if (capacity > slots.FindLastIndex(person => person is not null))
            {
                slots.RemoveRange(Math.Min(capacity, slots.Count), Math.Max(0, slots.Count - capacity));
                slots.AddRange(Enumerable.Repeat<string?>(null, capacity - slots.Count));
                Fill();
            }
        }

        private void Fill()
        {
            while (Line.Count > 0 && slots.IndexOf(null) is >= 0 and var free)
            {
                slots[free] = Line[0];
                Line.RemoveAt(0);
            }
        }
    }
}
