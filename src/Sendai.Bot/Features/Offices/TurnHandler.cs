using Sendai.Bot.Access;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Offices;

/// <summary>「個別スーパービジョンはいつ」: everybody sees the months of their own office.</summary>
internal sealed class TurnHandler(OfficesDesk desk, OfficeBook book, RotaStore rotas, AccessDesk access, PrivateReply reply)
{
    private const string Heading = "個別スーパービジョン";

    public async Task ReadAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var office = await book.OfPersonAsync(UserKey.Of(turn), cancellationToken);
        if (await access.RefusalAsync(turn, Operation.BookReview, office?.Ward, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        await reply.AnswerAsync(turn, office is null ? NoOffice() : Card(office, await LinesAsync(office, cancellationToken)), cancellationToken);
    }

    /// <summary>The turns of an office in this fiscal year and the next, in words.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(Office office, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(desk.Today);
        Rota?[] years = [await rotas.FindAsync(office.Ward, year, cancellationToken), await rotas.FindAsync(office.Ward, year + 1, cancellationToken)];
        var lines = years.OfType<Rota>().SelectMany(rota => rota.Turns).Where(one => one.Office == office.Id).Select(Line).ToList();
        return lines.Count > 0 ? lines
            : years[0] is null ? [$"{year}年度の個別スーパービジョンの順番は、まだ決まっていません。"]
            : years[0]!.Later.Contains(office.Id) ? [$"個別スーパービジョンは、来年度（{year + 1}年度）に回る予定です。"]
            : [$"{year}年度の個別スーパービジョンの順番には、入っていません。"];
    }

    private static string Line(RotaTurn turn) => $"個別スーパービジョン：{OfficeWords.Month(turn.Month)}（{RotaWords.Of(turn.State)}）";

    private static AdaptiveCard Card(Office office, IReadOnlyList<string> lines)
    {
        List<string> all = [.. lines, $"お知らせは、前の月のはじめに届きます。{RotaNoticeCards.Prepare}"];
        return CardParts.Card(
            $"{Heading}。{office.Name}。{string.Join("", lines)}",
            [CardParts.Heading(Heading), CardParts.Line($"{office.Name}（{office.Ward}区）"), .. all.Select(line => CardParts.Line(line))]);
    }

    private static AdaptiveCard NoOffice()
    {
        var words = $"どの事業所の方か、まだ分かりません。「{OfficeVerbs.MineWords}」と書いて、事業所を選んでください。";
        return CardParts.Card($"{Heading}。{words}", [CardParts.Heading(Heading), CardParts.Line(words)]);
    }
}
