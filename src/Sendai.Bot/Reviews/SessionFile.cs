using System.Globalization;
using Sendai.Bot.Pack;
using Sendai.Bot.Pack.Files;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;

namespace Sendai.Bot.Reviews;

/// <summary>A CSV of sessions: 区, 種類, 日付, 開始, 枠, 分, 場所, リンク. Every line that cannot be meant is named, and then none is used.</summary>
/// <param name="Sessions">What the good lines say, with the line.</param>
/// <param name="Findings">What is wrong, with the line.</param>
internal sealed record SessionFile(IReadOnlyList<(int Line, ReviewSession Session)> Sessions, IReadOnlyList<PackFinding> Findings)
{
    private static readonly string[] Required = ["区", "種類", "日付", "開始"];
    private static readonly string[] Optional = ["枠", "分", "場所", "リンク"];

    public static SessionFile Read(string path, DirectoryContent content)
    {
        var file = Path.GetFileName(path);
        var findings = new List<PackFinding>();
        if (FileBytes.Read(path, file, findings) is not { } bytes
            || TextFile.Decode(bytes, file, findings) is not { } text
            || CsvTable.Read("", file, text, findings) is not { } table)
        {
            return new([], findings);
        }

        var missing = Required.Except(table.Columns).ToList();
        var unknown = table.Columns.Except(Required).Except(Optional).ToList();
        if (missing.Count + unknown.Count > 0)
        {
            var wrong = missing.Count > 0 ? $"見出しに {string.Join("、", missing)} がありません" : $"見出しの {string.Join("、", unknown)} が分かりません";
            findings.Add(new PackFinding(file, 1, $"{wrong}。使える見出し：{string.Join("、", [.. Required, .. Optional])}", FindingWeight.Refusal));
            return new([], findings);
        }

        var sessions = new List<(int Line, ReviewSession Session)>();
        foreach (var row in table.Rows)
        {
            if (Read(name => Cell(table, row, name), content, out var wrong) is not { } session)
            {
                findings.Add(new PackFinding(file, row.Line, string.Join("。", wrong)));
            }
            else if (sessions.FirstOrDefault(other => other.Session.Id == session.Id) is { Session: not null } same)
            {
                findings.Add(new PackFinding(file, row.Line, $"{same.Line}行目と同じ会です。どちらかを消してください"));
            }
            else
            {
                sessions.Add((row.Line, session));
            }
        }

        if (sessions.Count == 0 && findings.Count == 0)
        {
            findings.Add(new PackFinding(file, 0, "会が1つも書かれていません", FindingWeight.Refusal));
        }

        return new(sessions, [.. findings.OrderBy(finding => finding.Line)]);
    }

    private static ReviewSession? Read(Func<string, string> cell, DirectoryContent content, out List<string> wrong)
    {
        var ward = WardNames.Exactly(content, cell("区"));
        var kind = content.SessionKinds.FirstOrDefault(kind => kind.Id == cell("種類") || kind.Name == cell("種類"));
        var date = SessionFields.Date(cell("日付"));
        var time = SessionFields.Time(cell("開始"));
        var (place, link) = (SessionFields.Place(cell("場所")), SessionFields.Link(cell("リンク")));
        var capacity = cell("枠").Length == 0 ? kind?.Capacity ?? 1 : SessionFields.Number(cell("枠"), SessionFields.MostPlaces) ?? 0;
        var minutes = cell("分").Length == 0 ? kind?.SlotMinutes ?? kind?.Minutes ?? 1 : SessionFields.Number(cell("分"), SessionFields.LongestMinutes) ?? 0;
        (bool IsWrong, string Words)[] checks =
        [
            (ward is null, $"区「{cell("区")}」がありません"),
            (kind is null, $"種類「{cell("種類")}」がありません（使える種類：{string.Join("、", content.SessionKinds.Select(one => one.Name))}）"),
            (date is null, "日付は 2026-12-09 か 2026/12/9 の形で書いてください"),
            (time is null, "開始は 10:00 の形で書いてください"),
            (capacity == 0, $"枠は1から{SessionFields.MostPlaces}までの数です"),
            (minutes == 0, $"分は1から{SessionFields.LongestMinutes}までの数です"),
            (place is null, $"場所は{SessionFields.PlaceLength}文字までです"),
            (link is null, "リンクは https:// で始まるアドレスにしてください"),
        ];
        wrong = [.. checks.Where(check => check.IsWrong).Select(check => check.Words)];
        if (wrong.Count > 0)
        {
            return null;
        }

        var plan = new PlannedSession(ward!.Value, kind!, date!.Value + time!.Value, capacity, minutes, place!, link!);
        if (!plan.EndsInTime)
        {
            wrong.Add("終わりが翌日になります。枠か分を減らしてください");
            return null;
        }

        // The same session in the same file again is the same one.
        return plan.ToSession(plan.IdFrom(string.Create(CultureInfo.InvariantCulture, $"import {kind!.Id} {plan.Starts:uuuuMMddHHmm}")));
    }

    private static string Cell(PackTable table, PackTableRow row, string name) =>
        table.Columns.ToList().IndexOf(name) is >= 0 and var at ? TypedText.Line(row.Cells[at]) : "";
}
