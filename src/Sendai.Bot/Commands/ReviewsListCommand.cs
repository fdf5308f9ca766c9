using System.CommandLine;
using Sendai.Bot.Reviews;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Commands;

/// <summary><c>reviews list</c>: the next sessions, with the id by which <c>reviews roster</c> finds one.</summary>
internal static class ReviewsListCommand
{
    private const int Most = 100;

    public static Command Create()
    {
        var ward = ReviewsCommand.Ward();
        var command = new Command("list", "これからの会を一覧にします") { ward };
        command.SetVerb(VerbUse.Of(Operation.BookReview) with { WardOf = parsed => parsed.GetValue(ward) }, (parsed, cancellationToken) => RunAsync(parsed.GetValue(ward), cancellationToken));
        return command;
    }

    /// <summary>A line for a session; the day with its year, because a terminal's output is kept.</summary>
    public static string Line(SessionGlance one) => string.Join('\t', [
        CityClock.At(one.Session.Starts).Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        $"{SessionWords.Clock(one.Session.Starts)}〜{SessionWords.Clock(one.Session.Ends)}",
        SessionWords.Title(one.Session),
        one.Session.IsCancelled ? "中止" : SessionWords.Free(one),
        SessionWords.Place(one.Session),
        one.Session.Id,
    ]);

    private static async Task<int> RunAsync(string? ward, CancellationToken cancellationToken)
    {
        await using var desk = await ReviewsDesk.OpenAsync(makes: false, cancellationToken);
        if (desk is null)
        {
            return ReviewsDesk.NoStore();
        }

        if (ward is not null && desk.WardOf(ward) is null)
        {
            return desk.NoSuchWard(ward);
        }

        IReadOnlyList<Ward> wards = ward is null ? desk.Content.Wards : [desk.WardOf(ward)!.Value];
        var count = 0;
        foreach (var one in wards)
        {
            foreach (var session in await desk.Store.FromAsync(one, CityClock.Of(desk.Clock.Now.Date.AtMidnight()), Most, cancellationToken))
            {
                Console.WriteLine(Line(session));
                count++;
            }
        }

        if (count == 0)
        {
            Console.WriteLine("これからの会はありません。");
        }

        return Verb.Done;
    }
}
