using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>担当: taken by whoever presses, or given to a member of 事務局.</summary>
internal sealed class AssignHandler(LeadDesk desk, CasePeople people)
{
    private const string IsYou = "担当は、もうあなたです。何も変えていません。";
    private const string Taken = "あなたが担当になりました。出した方にお知らせします。";

    /// <summary>「わたしが担当する」.</summary>
    public Task<AdaptiveCardInvokeResponse> TakeAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => TakeAsync(turn, data, file, cancellationToken),
        cancellationToken);

    /// <summary>「担当を決める」.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => desk.AloneAsync(
            turn,
            CaseVerbs.Button("担当を決める", LeadVerbs.AssignForm, file.Number),
            file,
            async () => await people.MembersAsync(file.Number.Ward, cancellationToken) is { } members
                ? AdaptiveCardInvokeResponse.Card(Form(file, members))
                : AdaptiveCardInvokeResponse.Error("NotNow", LeadWords.NoMembers),
            cancellationToken),
        cancellationToken);

    /// <summary>「この方にする」.</summary>
    public Task<AdaptiveCardInvokeResponse> AssignAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        async file =>
        {
            var who = data.GetString(LeadVerbs.Who);
            if (who == UserKey.Of(turn))
            {
                return await TakeAsync(turn, data, file, cancellationToken);
            }

            if (who == file.Assignee?.Key)
            {
                return await desk.AnswerAsync(turn, file, "担当は、もうその方です。何も変えていません。", cancellationToken);
            }

            if (await people.MembersAsync(file.Number.Ward, cancellationToken) is not { } members)
            {
                return AdaptiveCardInvokeResponse.Error("NotNow", LeadWords.NoMembers);
            }

            if (members.FirstOrDefault(member => member.Key == who) is not { } chosen)
            {
                return AdaptiveCardInvokeResponse.Error("BadRequest", "担当にする方を選んでください。まだ何も変えていません。");
            }

            var person = await people.ReachedAsync(chosen, cancellationToken);
            return await desk.DoAsync(
                turn,
                data,
                file,
                (now, _) => now.Assign(person),
                $"{person.Name} さんを担当にしました。{(person.Reach is null ? "ご本人には届かないので、直接お伝えください。" : "ご本人と、出した方にお知らせします。")}",
                cancellationToken);
        },
        cancellationToken);

    private Task<AdaptiveCardInvokeResponse> TakeAsync(Turn turn, ActionData data, CaseFile file, CancellationToken cancellationToken)
    {
        // Nobody has to be told what they have just done themselves, so nothing is kept of how to reach them.
        var me = new CasePerson(UserKey.Of(turn), turn.Reference.User.Name ?? "事務局の方", null);
        return file.Assignee?.Key == me.Key
            ? desk.AnswerAsync(turn, file, IsYou, cancellationToken)
            : desk.DoAsync(turn, data, file, (now, _) => now.Assign(me), Taken, cancellationToken);
    }

    private static AdaptiveCard Form(CaseFile file, IReadOnlyList<CasePerson> members) => CardParts.Card(
        $"担当を決める。{LeadWords.NumberAndState(file)}",
        [
            CardParts.Heading("担当を決める"),
            CardParts.Line(LeadWords.NumberAndState(file)),
            CardParts.Line($"いまの担当：{file.Assignee?.Name ?? "まだ決まっていません"}"),
            new InputChoiceSet
            {
                Id = LeadVerbs.Who,
                Label = "担当にする方",
                Placeholder = "選ぶ",
                Choices = [.. members.Select(member => new Choice(member.Name, member.Key))],
                IsRequired = true,
                ErrorMessage = "担当にする方を選んでください。",
            },
        ],
        CaseVerbs.Deed("この方にする", LeadVerbs.Assign, file.Number).WithInputs(),
        CaseVerbs.Deed("わたしが担当する", LeadVerbs.Take, file.Number),
        LeadVerbs.Back("やめる", file.Number));
}
