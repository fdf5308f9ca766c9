using NodaTime;
using Sendai.Bot.Reviews;
using Sendai.Bot.Screening;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Reviews;

/// <summary>Asks for the time and for what it is about: chosen, and in a few words that pass the privacy screen.</summary>
internal sealed class FormCard(DirectoryContent content, Instant now)
{
    private const string NoNames = "名前や住所など、個人が分かることは書きません。「Aさん」「50代」「B事業所」のように書きます。";

    /// <param name="book">The session as it is.</param>
    /// <param name="office">The office of whoever books.</param>
    /// <param name="state">What stands in it, and what came of the press before.</param>
    public AdaptiveCard Of(SessionBook book, KnownOffice office, FormState state)
    {
        var session = book.Session;
        var isFull = book.Free <= 0;
        var heading = isFull ? "キャンセル待ちに入りますか？" : "この会を予約しますか？";
        var body = new List<CardElement> { CardParts.Heading(heading) };
        if (state.Note is { } note)
        {
            body.Add(CardParts.Line(note) with { Color = TextColor.Attention });
        }

        body.AddRange(FindingParts.Alert(state.Found));
        body.Add(CardParts.Line(SessionWords.When(session, now)) with { Weight = TextWeight.Bolder });
        body.Add(CardParts.Line(SessionWords.Title(session)));
        body.Add(CardParts.Line(SessionWords.Place(session), subtle: true));
        body.Add(CardParts.Line($"{SessionWords.Free(SessionGlance.Of(book))}。締め切り {SessionWords.At(session.ClosesAt, now)}"));
        if (office.Name.Length > 0)
        {
            body.Add(CardParts.Line($"事業所：{office.Name}", subtle: true));
        }

        body.AddRange(Inputs(book, isFull, state));
        body.Add(CardParts.Line(NoNames, subtle: true));
        if (session.Material.Length > 0)
        {
            body.Add(CardParts.Line(session.Material));
        }

        var said = state.Found is { } places ? FindingParts.Spoken(places) : state.Note;
        return CardParts.Card(
            $"{said}{heading}{SessionWords.Title(session)} {SessionWords.When(session, now)}",
            body,
            [.. Deeds(session, isFull, state), ReviewVerbs.Button("ほかの日を見る", ReviewVerbs.List, session)]);
    }

    private static IEnumerable<CardAction> Deeds(ReviewSession session, bool isFull, FormState state)
    {
        var button = (isFull ? ReviewVerbs.Button("キャンセル待ちに入る", ReviewVerbs.Waitlist, session) : ReviewVerbs.Button("予約する", ReviewVerbs.Book, session))
            .Sure(withInputs: true);
        return state.Found is { } found ? FindingParts.Buttons(found, button) : [button];
    }

    private IEnumerable<CardElement> Inputs(SessionBook book, bool isFull, FormState state)
    {
        var session = book.Session;
        if (!isFull && session.SlotMinutes is not null)
        {
            yield return new InputChoiceSet
            {
                Id = ReviewData.Slot,
                Label = "時間",
                Style = ChoiceInputStyle.Compact,
                Choices =
                [
                    new Choice("どの時間でもよい", ReviewData.AnySlot),
                    .. book.FreeSlots.Select(slot => new Choice(SessionWords.Slot(session, slot), Text(slot))),
                ],
                // A slot that somebody took meanwhile is no longer among them.
                Value = book.FreeSlots.Select(Text).FirstOrDefault(slot => slot == state.Typed.Slot) ?? ReviewData.AnySlot,
                IsRequired = true,
                ErrorMessage = "時間を選んでください。",
            };
        }

        if (session.Themes.Count > 0)
        {
            yield return new InputChoiceSet
            {
                Id = ReviewData.Theme,
                Label = "話したいこと",
                Style = ChoiceInputStyle.Expanded,
                Choices = [.. session.Themes.Select(theme => new Choice(theme, theme))],
                Value = session.Themes.FirstOrDefault(theme => theme == state.Typed.Theme),
                IsRequired = true,
                ErrorMessage = "話したいことを、1つ選んでください。",
            };
        }

        yield return new InputText
        {
            Id = ReviewData.Text,
            Label = $"くわしく（なくてもかまいません。{BookingTheme.TextLength}文字まで）",
            Placeholder = "例：50代のAさん。退院したあとの住まいについて",
            IsMultiline = true,
            MaxLength = Math.Max(BookingTheme.TextLength, state.Typed.Text.Length),
            Value = state.Typed.Text.Length > 0 ? state.Typed.Text : null,
            ErrorMessage = $"{BookingTheme.TextLength}文字までで書いてください。",
        };
        foreach (var line in FindingParts.Below(state.Found, text: 0))
        {
            yield return line;
        }

        yield return new InputChoiceSet
        {
            Id = ReviewData.Issue,
            Label = "近い困りごと（選ばなくてもかまいません）",
            Style = ChoiceInputStyle.Filtered,
            Choices = [.. content.Issues.Select(issue => new Choice(issue.Label, issue.Id))],
            Placeholder = "言葉を入れて探せます",
            Value = content.Issues.FirstOrDefault(issue => issue.Id == state.Typed.Issue)?.Id,
        };
        if (!isFull)
        {
            yield return new InputToggle
            {
                Id = ReviewData.Waits,
                Label = "満員のとき",
                Title = "満員になっていたら、キャンセル待ちに入る",
                Value = state.Typed.Waits ? "true" : "false",
            };
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
