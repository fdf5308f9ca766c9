using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.MessageExtension;

/// <summary>
/// Cards to put into any conversation. The bot may be a stranger there and cannot change them later: no button calls it, and
/// each says of which day it is.
/// </summary>
internal sealed class FoundCards(DirectoryContent content, LocalDateTime now)
{
    private const int HandlesShown = 5;
    private const int CallsListed = 3;
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.Create("uuuu年M月d日(ddd) H:mm", CultureInfo.GetCultureInfo("ja"));

    private readonly SourceWords sources = new(content.Sources);

    private string AsOf => $"{Moment.Format(now)} 時点の案内です。";

    /// <summary>The card and its line in the list.</summary>
    public MessagingExtensionAttachment Of(Found found) => found switch
    {
        Found.Danger { Urgent: var urgent } => MessagingExtensionAttachment.Of(Card(urgent), Line(urgent)),
        Found.Body { Candidate: var candidate, IsSure: var isSure } => MessagingExtensionAttachment.Of(Card(candidate), Line(candidate, isSure)),
        _ => throw new InvalidOperationException("Something was found that has no card."),
    };

    private AdaptiveCard Card(RoutingResult.Urgent urgent) => CardParts.Card(
        UrgentParts.Spoken(urgent),
        [
            new Container { Style = ContainerStyle.Attention, Items = [.. UrgentParts.First(urgent)] },
            CardParts.Line(AsOf, subtle: true),
        ]);

    private AdaptiveCard Card(Candidate candidate)
    {
        var body = candidate.Body;
        var items = new List<CardElement> { CardParts.Heading(body.Name) };
        if (body.LocalName.Length > 0 && !body.Name.Contains(body.LocalName, StringComparison.Ordinal))
        {
            items.Add(CardParts.Line($"通称：{body.LocalName}", subtle: true));
        }

        if (body.Purpose.Length > 0)
        {
            items.Add(CardParts.Line(body.Purpose));
        }

        if (body.Handles.Count > 0)
        {
            items.Add(CardParts.Line($"ここで扱うこと：{string.Join("、", body.Handles.Take(HandlesShown))}"));
        }

        if (ReasonWords.When(candidate) is { } when)
        {
            items.Add(CardParts.Line($"開催・受付：{when}"));
        }

        var contacts = ContactWords.Lines(candidate).ToList();
        items.AddRange(contacts.Select(line => CardParts.Line(line)));
        items.Add(CardParts.Line(AsOf, subtle: true) with { Separator = true });
        items.AddRange(sources.Of(candidate).Select(line => new TextBlock(line) { IsSubtle = true, Spacing = Spacing.Small }));
        return CardParts.Card($"{body.Name}。{string.Join("。", contacts)}", items, [.. CallButton.Of(candidate)]);
    }

    private static ThumbnailCard Line(RoutingResult.Urgent urgent) => new(
        AnswerWords.Heading(urgent),
        Plain(string.Join("　", urgent.Plan.Lines.Take(CallsListed).Select(call => $"{ContactWords.Number(call)} {call.Title}"))));

    private static ThumbnailCard Line(Candidate candidate, bool isSure)
    {
        // A line is cut off after a few words: the number stands first, and where there is none, what tells this body from the next.
        var contact = ContactWords.Lines(candidate).First();
        var handles = string.Join("、", candidate.Body.Handles.Take(2));
        var isCallable = ContactWords.Shown(candidate.Contacts).Any();
        var about = (isCallable ? [contact, handles] : new[] { handles, contact }).Where(part => part.Length > 0);
        return new ThumbnailCard(Plain(isSure ? candidate.Body.Name : $"近いもの：{candidate.Body.Name}"), Plain(string.Join("　", about)));
    }

    /// <summary>Clients read HTML in the list, and not all of them turn entities back: the marks themselves give way to their wide twins.</summary>
    private static string Plain(string text) => text.Replace('<', '＜').Replace('>', '＞').Replace('&', '＆');
}
