using Sendai.Domain.Directory;

namespace Sendai.Bot.Wording;

/// <summary>Says where the facts about a body stand, and from when they are.</summary>
internal static class SourceWords
{
    private const int ContactsShown = 2;

    /// <summary>One line for the body and one for each of its contacts.</summary>
    public static IEnumerable<string> Of(Candidate candidate)
    {
        var body = candidate.Body;
        yield return $"相談先の情報：{Joined(body.Sources)}（{Date(body.SourceDate)}）";
        if (ReasonWords.Lately(candidate) is { } lately)
        {
            yield return lately;
        }

        foreach (var contact in candidate.Contacts.Take(ContactsShown))
        {
            yield return $"連絡先：{contact.Source}（{Date(contact.SourceDate)}）{contact.Note}";
        }
    }

    private static string Joined(IReadOnlyList<string> sources) => sources.Count > 0 ? string.Join("、", sources) : "記載なし";

    private static string Date(string date) => date.Length > 0 ? date : "日付なし";
}
