namespace Sendai.Domain.Cases.Screening;

/// <summary>Makes one list of what all finders have found.</summary>
internal static class Findings
{
    /// <summary>
    /// In order and without overlap. What is certain wins over what is doubtful, the longer over the shorter, a label over a mere
    /// shape. Of a certain finding that loses, what sticks out is kept: nothing that one finder is sure of may stay.
    /// </summary>
    public static IReadOnlyList<ScreenFinding> Settle(IEnumerable<ScreenFinding> found)
    {
        var kept = new SortedList<int, ScreenFinding>();
        foreach (var finding in found.OrderByDescending(one => one.IsCertain).ThenByDescending(one => one.Length).ThenBy(one => Rank(one.Kind)).ThenBy(one => one.Start))
        {
            foreach (var piece in Free(kept, finding))
            {
                if (piece.Length == finding.Length || finding.IsCertain)
                {
                    kept.Add(piece.Start, piece);
                }
            }
        }

        return [.. kept.Values];
    }

    /// <summary>Addresses that only a comma or a space divides, such as a house and the room in it, are one.</summary>
    public static IEnumerable<ScreenFinding> JoinAddresses(IEnumerable<ScreenFinding> found, string text)
    {
        ScreenFinding? last = null;
        foreach (var finding in found.Where(one => one.Kind == ScreenKind.Address).OrderBy(one => one.Start).ThenByDescending(one => one.Length))
        {
            var end = last is null ? 0 : last.Start + last.Length;
            if (last is not null && finding.Start <= end + 2 && (finding.Start <= end || string.IsNullOrWhiteSpace(text[end..finding.Start]) || text[end..finding.Start] is "、" or "," or "(" or " ("))
            {
                last = last with
                {
                    Length = Math.Max(end, finding.Start + finding.Length) - last.Start,
                    Suggestion = Shorter(last, finding, text),
                    IsCertain = last.IsCertain || finding.IsCertain,
                };
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = finding;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    /// <summary>Of two readings of the same numbers, the one that keeps less: the other may end in the 丁目 that it took for a town.</summary>
    private static string Shorter(ScreenFinding first, ScreenFinding second, string text)
    {
        var other = text[first.Start..second.Start] + second.Suggestion;
        return other.Length < first.Suggestion.Length ? other : first.Suggestion;
    }

    /// <summary>The pieces of a finding that nothing else has taken.</summary>
    private static List<ScreenFinding> Free(SortedList<int, ScreenFinding> kept, ScreenFinding finding)
    {
        var pieces = new List<ScreenFinding>();
        var (at, end) = (finding.Start, finding.Start + finding.Length);
        foreach (var other in kept.Values.Where(other => other.Start < end && other.Start + other.Length > finding.Start))
        {
            if (other.Start > at)
            {
                pieces.Add(finding with { Start = at, Length = other.Start - at });
            }

            at = Math.Max(at, other.Start + other.Length);
        }

        if (at < end)
        {
            pieces.Add(finding with { Start = at, Length = end - at });
        }

        return pieces;
    }

    /// <summary>Of two that are as certain and as long, the one whose label says what it is.</summary>
    private static int Rank(ScreenKind kind) => kind switch
    {
        ScreenKind.MyNumber => 0,
        ScreenKind.CertificateNumber => 1,
        ScreenKind.BankAccount => 2,
        ScreenKind.BirthDate => 3,
        ScreenKind.Email => 4,
        ScreenKind.PostalCode => 5,
        ScreenKind.Phone => 6,
        ScreenKind.SocialId => 7,
        ScreenKind.Plate => 8,
        _ => 9,
    };
}
