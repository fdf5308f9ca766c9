using System.Globalization;
using Sendai.Bot.Access;
using Sendai.Bot.Calendar;
using Sendai.Bot.Files;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Reviews;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Reviews;

/// <summary>「予定表に入れる」: opens Teams' own form for a meeting, or gives the entry as a file.</summary>
internal sealed class CalendarHandler(SessionFinder finder, ReviewStore store, OwnHandler own, FileDesk files, AccessDesk access, TimeProvider time)
{
    /// <summary>The kind of the file.</summary>
    public const string File = "review-ics";

    private const char BetweenParts = '/';

    public async Task<AdaptiveCard> PressedAsync(Turn turn, ActionData data, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(data, cancellationToken) is not var (book, number)
            || book.Find(number) is not { IsWaiting: false } booking
            || booking.Person != UserKey.Of(turn))
        {
            return await own.CardAsync(turn, 0, ReviewWords.Gone, cancellationToken);
        }

        // The link is as good as the file, so it is made only where nobody else reads.
        return data.GetBoolean(ReviewData.File) == true && !data.IsAutomatic && Privacy.IsPrivate(turn)
            ? await FileAsync(turn, book, booking, cancellationToken)
            : Card(book, booking, null, null);
    }

    /// <summary>Makes the file when it is taken: of what is so then.</summary>
    public async Task<FileContent?> MakeAsync(string target, CancellationToken cancellationToken)
    {
        if (target.Split(BetweenParts) is not [var partition, var session, var text, var person]
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (await store.FindAsync(partition, session, cancellationToken))?.Book is not { } book
            || book.Find(number) is not { IsWaiting: false } booking
            || booking.Person != person)
        {
            return null;
        }

        return new FileContent(IcsFile.Write(BookingEntry.Of(book.Session, booking), time.GetUtcNow()), IcsFile.ContentType, $"{book.Session.Name}.ics");
    }

    private async Task<AdaptiveCard> FileAsync(Turn turn, SessionBook book, Booking booking, CancellationToken cancellationToken)
    {
        if (await access.RefusalAsync(turn, Operation.TakeFile, book.Session.Ward, cancellationToken) is { } refusal)
        {
            return Card(book, booking, null, refusal);
        }

        var session = book.Session;
        var target = string.Join(BetweenParts, ReviewRows.PartitionOf(session.Ward), session.Id, booking.Number.ToString(CultureInfo.InvariantCulture), booking.Person);
        return await files.OfferAsync(turn.Reference.User, File, target, cancellationToken) is { } link
            ? Card(book, booking, link, "下のボタンから、10分のあいだに1回だけ受け取れます。")
            : Card(book, booking, null, "いまはファイルをお渡しできません。「Teamsの予定表で開く」をお使いください。");
    }

    private AdaptiveCard Card(SessionBook book, Booking booking, Uri? file, string? note)
    {
        const string Heading = "予定表に入れる";
        var session = book.Session;
        var when = SessionWords.When(session, booking, finder.Now);
        var body = new List<CardElement>
        {
            CardParts.Heading(Heading),
            CardParts.Line(when) with { Weight = TextWeight.Bolder },
            CardParts.Line(SessionWords.Title(session)),
            CardParts.Line(SessionWords.Place(session), subtle: true),
            CardParts.Line("予定表に入るのは、会の名前・日時・場所だけです。会の時間が変わったときは、入れ直してください。", subtle: true),
        };
        if (note is not null)
        {
            body.Add(CardParts.Line(note));
        }

        var again = ReviewVerbs.Button("ファイル（.ics）を受け取る", ReviewVerbs.Calendar, session, booking);
        again.Data![ReviewData.File] = true;
        return CardParts.Card(
            $"{Heading}。{SessionWords.Title(session)} {when}。{note}",
            body,
            new ActionOpenUrl { Title = "Teamsの予定表で開く", Url = TeamsMeetingLink.Of(BookingEntry.Of(session, booking)).AbsoluteUri },
            file is null ? again : new ActionOpenUrl { Title = "ファイルを開く", Url = file.AbsoluteUri },
            ReviewData.Mine);
    }
}
