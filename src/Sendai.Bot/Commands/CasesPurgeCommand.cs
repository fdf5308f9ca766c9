using System.CommandLine;
using System.Globalization;
using Sendai.Bot.Cases;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Commands;

/// <summary><c>cases purge</c>: removes the cases whose time is over now, rather than when the bot comes to it.</summary>
internal static class CasesPurgeCommand
{
    public static Command Create()
    {
        var ward = ReviewsCommand.Ward();
        var dryRun = new Option<bool>("--dry-run") { Description = "見るだけで、何も消しません" };
        var command = new Command("purge", "保存の期間が終わったケースの内容を消します（件数は残ります）") { ward, dryRun };
        command.SetVerb(VerbUse.Of(Operation.OperateStore) with { WardOf = parsed => parsed.GetValue(ward) }, (parsed, cancellationToken) => RunAsync(parsed.GetValue(ward), parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? wardName, bool isDry, CancellationToken cancellationToken)
    {
        await using var desk = await CasesDesk.OpenAsync(cancellationToken);
        if (desk is null)
        {
            return Verb.Fail(Verb.Refused, "ケースはまだありません。何もしていません。");
        }

        if (wardName is not null && desk.WardOf(wardName) is null)
        {
            return Verb.Fail(Verb.WrongUse, $"「{wardName}」という区はありません。使える区：{string.Join("、", desk.Wards)}");
        }

        var (count, waits) = (0, 0);
        IReadOnlyList<Ward> wards = wardName is null ? desk.Wards : [desk.WardOf(wardName)!.Value];
        foreach (var ward in wards)
        {
            var due = await desk.Purge.DueAsync(ward, cancellationToken);
            count += due.Count;
            due.ToList().ForEach(one => Console.WriteLine(Line(one)));
            waits += isDry || due.Count == 0 ? 0 : await PurgeAsync(desk, ward, due, cancellationToken);
        }

        Console.WriteLine(Summary(count, waits, isDry));
        return Verb.Done;
    }

    /// <summary>How many of them the bot has to end.</summary>
    private static async Task<int> PurgeAsync(CasesDesk desk, Ward ward, IReadOnlyList<DueCase> due, CancellationToken cancellationToken)
    {
        await desk.PlanRestAsync(ward, cancellationToken);
        var waits = 0;
        foreach (var one in due)
        {
            waits += await desk.Purge.PurgeAsync(ward, one.Number.Id, cancellationToken) is PurgeResult.Waits ? 1 : 0;
        }

        return waits;
    }

    private static string Line(DueCase due) =>
        $"{due.Number}\t{CaseWords.Of(due.Stage)}\t{due.GoesOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Summary(int count, int waits, bool isDry) => (count, waits, isDry) switch
    {
        (0, _, _) => "保存の期間が終わったケースはありません。",
        (_, _, true) => $"保存の期間が終わったケース {count}件。見ただけです。何も消していません。",
        (_, 0, _) => $"{count}件のケースの内容を消しました。件数だけが残っています。",
        _ => $"{count}件のケースの内容を消しました。うち{waits}件は、前に表示したメッセージの書き換えがまだです。ボットが動いているときに終わります。",
    };
}
