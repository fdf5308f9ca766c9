using Sendai.Bot.Cases;
using Sendai.Domain.Cases;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>「進行役・参加者を決める」: who leads the session and who takes part, and may read the case until it is done.</summary>
internal sealed class PeopleHandler(LeadDesk desk, CasePeople people)
{
    /// <summary>With the submitter's and the case's own rows that is well below what a transaction takes.</summary>
    public const int Most = 15;

    /// <summary>The form.</summary>
    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => file.State is CaseState.Scheduled
            ? desk.AloneAsync(
                turn,
                CaseVerbs.Button("進行役・参加者を決める", LeadVerbs.PeopleForm, file.Number),
                file,
                async () => await CandidatesAsync(file, cancellationToken) is { } all
                    ? AdaptiveCardInvokeResponse.Card(new PeopleCard(desk.Now).Form(file, all, file.Participants, null))
                    : AdaptiveCardInvokeResponse.Error("NotNow", LeadWords.NoMembers),
                cancellationToken)
            : desk.AnswerAsync(turn, file, LeadWords.NotNow(file), cancellationToken),
        cancellationToken);

    /// <summary>「この方たちにする」.</summary>
    public Task<AdaptiveCardInvokeResponse> NameAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        async file =>
        {
            if (file.State is not CaseState.Scheduled || !LeadDesk.MayChange(data))
            {
                return await desk.AnswerAsync(turn, file, LeadWords.NotNow(file), cancellationToken);
            }

            if (await CandidatesAsync(file, cancellationToken) is not { } all)
            {
                return AdaptiveCardInvokeResponse.Error("NotNow", LeadWords.NoMembers);
            }

            var facilitator = all.Members.FirstOrDefault(person => person.Key == data.GetString(LeadVerbs.Facilitator));
            var keys = (data.GetString(LeadVerbs.Who) ?? "").Split(',').ToHashSet(StringComparer.Ordinal);
            var others = all.Everyone.Where(person => keys.Contains(person.Key) && person.Key != facilitator?.Key).ToList();
            if (facilitator is null || others.Count >= Most)
            {
                var flaw = facilitator is null ? "進行役を選んでください。まだ何も変えていません。" : $"参加する方は、進行役を入れて{Most}人までにしてください。まだ何も変えていません。";
                return AdaptiveCardInvokeResponse.Card(new PeopleCard(desk.Now).Form(file, all, facilitator is null ? file.Participants : [facilitator, .. others], flaw));
            }

            var named = await Task.WhenAll(others.Prepend(facilitator).Select(person => people.ReachedAsync(person, cancellationToken)));
            var unheard = named.Where(person => person.Reach is null).Select(person => $"{person.Name} さん").ToList();
            return await desk.DoAsync(
                turn,
                data,
                file,
                (now, _) => now.Name(named),
                "進行役・参加者を決めました。新しく入った方に、個人チャットでお知らせします。"
                    + (unheard.Count > 0 ? $"{string.Join("、", unheard)}には届かないので、直接お伝えください。" : ""),
                cancellationToken);
        },
        cancellationToken);

    /// <summary>Whoever is named already stays a candidate, also when they left the channel.</summary>
    private async Task<Candidates?> CandidatesAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var reading = people.MembersAsync(file.Number.Ward, cancellationToken);
        var booked = await people.BookedAsync(file, cancellationToken);
        return await reading is { } members
            ? new Candidates(
                [.. file.Participants.Take(1).Concat(members).DistinctBy(person => person.Key)],
                [.. file.Participants.Concat(booked).Concat(members).DistinctBy(person => person.Key).Where(person => person.Key != file.Submitter.Key)])
            : null;
    }
}

/// <summary>Who can be named.</summary>
/// <param name="Members">Who can lead the session.</param>
/// <param name="Everyone">Who can take part.</param>
internal sealed record Candidates(IReadOnlyList<CasePerson> Members, IReadOnlyList<CasePerson> Everyone);
