using Sendai.Bot.Access;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.Admin;

/// <summary>「わたしの役割」: which roles somebody has, looked up now.</summary>
internal sealed class RolesHandler(AccessDesk desk, IHostEnvironment environment)
{
    private const string Heading = "あなたの役割";

    public async Task AnswerAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await desk.RefusalAsync(turn, Operation.ReadOwnRoles, null, cancellationToken) is { } refusal)
        {
            turn.Reply(refusal);
            return;
        }

        var standing = await desk.StandingOfAsync(turn.Reference.User, cancellationToken);
        List<string> lines = ["相談員：困っていることを書くと、相談先をご案内します。", .. standing.Secretariat.Select(Secretariat)];
        if (standing.IsAdministrator)
        {
            lines.Add($"管理者：「{AdminVerbs.RegisterWords} ○○区」「{AdminVerbs.ListWords}」「{AdminVerbs.AuditWords}」が使えます。");
        }

        lines.AddRange(standing.Unchecked.Select(ward => $"{ward}区の事務局の方かどうかは、いま確かめられませんでした。少し待ってから、もう一度お試しください。"));
        if (environment.IsDevelopment() && !standing.IsAdministrator)
        {
            lines.Add("お試しの環境で管理者になるには、設定ファイル（appsettings.Development.json）の Access:Administrators に、あなたのオブジェクト ID を加えて起動し直します。");
        }

        turn.Reply(CardParts.Card($"{Heading}。{string.Join("", lines)}", [CardParts.Heading(Heading), .. lines.Select(line => CardParts.Line(line))]));
    }

    private static string Secretariat(Ward ward) => $"{ward}区の事務局：「開催の一覧」「ケースの一覧」「まとめを出す」「連絡先を直す」「届いた指摘」が使えます。";
}
