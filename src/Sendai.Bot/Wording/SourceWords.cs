using System.Collections.Concurrent;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Wording;

/// <summary>Says, in card Markdown, where the facts about a body stand and from when they are.</summary>
internal sealed class SourceWords(IEnumerable<PackSource> sources)
{
    private const int ContactsShown = 2;
    private readonly Dictionary<string, PackSource> sources = sources.DistinctBy(source => source.Address).ToDictionary(source => source.Address);

    private readonly ConcurrentDictionary<string, string> named = new(StringComparer.Ordinal);

    /// <summary>One line for the body, one for its latest meeting and one for each of its contacts.</summary>
    public IEnumerable<string> Of(Candidate candidate)
    {
        var body = candidate.Body;
        yield return $"相談先の情報：{(body.Sources.Count > 0 ? string.Join("、", body.Sources.Select(Named)) : "記載なし")}（{Date(body.SourceDate)}）";
        if (ReasonWords.Lately(candidate) is { } lately)
        {
            yield return CardText.Escape(lately);
        }

        foreach (var contact in candidate.Contacts.Take(ContactsShown))
        {
            yield return Of(contact);
        }
    }

    /// <summary>The line for one contact.</summary>
    public string Of(Contact contact) => $"連絡先：{Named(contact.Source)}（{Date(contact.SourceDate)}）{CardText.Escape(contact.Note)}";

    /// <summary>A document by the name that people know, a page by its owner with a link to it. The same few stand in every answer.</summary>
    private string Named(string address) => named.GetOrAdd(address, Name);

    private string Name(string address)
    {
        var source = sources.GetValueOrDefault(address);
        if (source?.Title is { Length: > 0 } title)
        {
            return CardText.Escape(title);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme is ("http" or "https")
            ? $"[{CardText.Escape(source?.Owner is { Length: > 0 } owner ? owner : page!.Host)}]({page!.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})"
            : CardText.Escape(address);
    }

    private static string Date(string date) => date.Length > 0 ? CardText.Escape(date) : "日付なし";
}
