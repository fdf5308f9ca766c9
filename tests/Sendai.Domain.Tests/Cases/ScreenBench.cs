using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Cases;

/// <summary>A screen of a city that does not exist, and sentences in which ⟦…⟧ marks what it has to find.</summary>
internal static class ScreenBench
{
    public static PrivacyScreen Screen { get; } = new(Words, new DirectoryContent
    {
        Places = [new Place("川沿町", new Ward("東"), ""), new Place("みなみ野", new Ward("東"), ""), new Place("東谷", new Ward("西"), "")],
        Contacts =
        [
            new Contact { BodyId = "mado", Label = "代表", Phone = "022-999-0001", Fax = "022-999-0002", Email = "mado@city.example", Address = "東区川沿町1丁目2番3号", Grade = ContactGrade.A },
        ],
    });

    private static ScreenWords Words => new([], new (string Use, string Text)[]
    {
        ("postal_prefix", "98"),
        ("building", "アパート"), ("building", "コーポ"), ("building", "荘"), ("building", "団地"), ("building", "住宅"), ("building", "マンション"), ("building", "ハイツ"), ("building", "ビル"),
        ("number_label", "受給者証"), ("number_label", "身体障害者手帳"), ("number_label", "療育手帳"), ("number_label", "診察券"), ("number_label", "基礎年金番号"), ("number_label", "被保険者証"),
        ("social_service", "LINE"), ("social_service", "ライン"), ("social_service", "X"), ("social_service", "インスタ"),
        ("rare_illness", "ハンチントン病"), ("rare_illness", "ALS"),
    }.ToLookup(word => word.Use, word => word.Text));

    /// <summary>Exactly what is marked is found, of this kind and as certain as asked, and without marks nothing is.</summary>
    public static IReadOnlyList<ScreenFinding> Finds(ScreenKind kind, string marked, bool certain = true)
    {
        var text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var found = Screen.Find(text);
        Assert.Equal(marked, Mark(text, found));
        Assert.All(found, finding => Assert.Equal((kind, certain), (finding.Kind, finding.IsCertain)));
        Assert.DoesNotContain(Screen.Find(PrivacyScreen.Replace(text, found)), finding => finding.IsCertain);
        return found;
    }

    private static string Mark(string text, IEnumerable<ScreenFinding> found) => found.Reverse().Aggregate(
        text, (marked, finding) => marked.Insert(finding.Start + finding.Length, "⟧").Insert(finding.Start, "⟦"));
}
