using NodaTime;
using Sendai.Bot.Cases;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>What 事務局 can do with a case as it stands; never more than Teams shows.</summary>
internal sealed class LeadActions(Instant now)
{
    public IEnumerable<CardAction> Of(CaseFile file) => file.State switch
    {
        CaseState.Received => [Deed(LeadDeed.Check, file), Assign(file), Write(LeadText.Return, file)],
        CaseState.Checked => [Button("日程を決める", LeadVerbs.ScheduleForm, file), Assign(file), Write(LeadText.Return, file), .. Review(file), Ask(LeadDeed.Close, file)],
        CaseState.Scheduled { Slot.Starts: var starts } when starts > now =>
        [
            Button("進行役・参加者を決める", LeadVerbs.PeopleForm, file), Sheet(file), Assign(file), .. Review(file), Ask(LeadDeed.Unschedule, file),
        ],
        CaseState.Scheduled =>
        [
            Deed(LeadDeed.Held, file), Ask(LeadDeed.NotHeld, file), Sheet(file), Button("進行役・参加者を決める", LeadVerbs.PeopleForm, file), Assign(file),
        ],
        CaseState.Held => [Write(LeadText.Outcome, file), Assign(file), .. Review(file), Ask(LeadDeed.NotHeld, file), Ask(LeadDeed.Close, file)],
        CaseState.FollowUp => [.. Review(file), Ask(LeadDeed.Again, file), Assign(file), Ask(LeadDeed.Close, file)],
        CaseState.Returned => [Assign(file)],
        _ => file.Keeping is null ? [Write(LeadText.Keep, file)] : [],
    };

    // The day of a review is for those of whom it is meant to be seen how they fare, or where somebody has set one.
    private static IEnumerable<CardAction> Review(CaseFile file) =>
        file.Content.Facts.IsPriority || file.ReviewOn is not null ? [Button("見直しの日を決める", LeadVerbs.ReviewForm, file)] : [];

    private static ActionExecute Assign(CaseFile file) => Button("担当を決める", LeadVerbs.AssignForm, file);

    private static ActionExecute Button(string title, string verb, CaseFile file) => CaseVerbs.Button(title, verb, file.Number);

    private static ActionExecute Sheet(CaseFile file) => CaseVerbs.Button("当日の資料", LeadVerbs.Sheet, file.Number, (LeadVerbs.From, CaseVerbs.Lead));

    private static ActionExecute Deed(LeadDeed deed, CaseFile file) => CaseVerbs.Deed(deed.Title, deed.Verb, file.Number);

    private static ActionExecute Ask(LeadDeed deed, CaseFile file) => CaseVerbs.Button(deed.Title, deed.Verb, file.Number);

    private static ActionExecute Write(LeadText text, CaseFile file) => CaseVerbs.Button(text.Title, LeadVerbs.Write, file.Number, (LeadVerbs.What, text.Id));
}
