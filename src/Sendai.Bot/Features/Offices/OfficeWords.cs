using NodaTime;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;

namespace Sendai.Bot.Features.Offices;

/// <summary>What is said of offices in several places.</summary>
internal static class OfficeWords
{
    public const string CardUnusable = "このカードは今は使えません。何も変えていません。もう一度書いて、新しいカードからお試しください。";
    public const string Gone = "この事業所は、いまの一覧にありません。何も変えていません。もう一度書いて、新しいカードからお試しください。";
    public const string Busy = "ほかの方の変更と重なって、保存できませんでした。何も変えていません。少し待って、もう一度押してください。";

    private const string DaysOfWeek = "月火水木金土日";

    /// <summary>Whom to tell of an office that is not on the list.</summary>
    public static string NotOnTheList(Ward ward, bool hasSecretariat) => hasSecretariat
        ? $"{ward}区の事務局に、事業所の名前を伝えてください。事務局が一覧に足すと、ここで選べるようになります。"
        : $"{ward}区の事務局は、まだこのボットに登録されていません。ボットの管理をしている方に、事業所の名前を伝えてください。一覧に足すと、ここで選べるようになります。";

    public static string Day(LocalDate day) => $"{day.Month}月{day.Day}日({DaysOfWeek[(int)day.DayOfWeek - 1]})";

    public static string YearAndDay(LocalDate day) => $"{day.Year}年{Day(day)}";

    public static string Month(YearMonth month) => $"{month.Year}年{month.Month}月";

    /// <summary>A line of the list.</summary>
    public static string Line(Office office, LocalDate today) =>
        $"{office.Name}{(office.IsClosed ? "（閉じています）" : office.IsNew(today) ? "　【新】" : "")}{(office.OpenedOn is { } day ? $"　{YearAndDay(day)}から" : "")}";

    /// <summary>What is wrong, beside its field.</summary>
    public static string Of(OfficeFlaw flaw) => flaw switch
    {
        OfficeFlaw.NameMissing => "事業所の名前を書いてください。",
        OfficeFlaw.NameTooLong => $"事業所の名前が長すぎます。{OfficeEntry.NameLength}文字までにしてください。",
        OfficeFlaw.NameTaken => "同じ名前の事業所が、もう一覧にあります（閉じた事業所も含みます）。",
        OfficeFlaw.DateWrong => "開いた日を確かめてください。分からないときは空のままでかまいません。",
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, "A flaw without words."),
    };
}
