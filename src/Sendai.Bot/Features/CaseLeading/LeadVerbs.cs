using Sendai.Bot.Cases;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>The buttons of 事務局 and of those who take part, the names of their inputs, and the words that bring them.</summary>
internal static class LeadVerbs
{
    public const string ListWords = "ケースの一覧";
    public const string ReadWords = "参加する事例";
    public const string ReadWordsToo = "担当する事例";

    public const string List = "case.admin.list";
    public const string Check = "case.admin.check";
    public const string Take = "case.admin.take";
    public const string AssignForm = "case.admin.assignForm";
    public const string Assign = "case.admin.assign";
    public const string Write = "case.admin.write";
    public const string Send = "case.admin.send";
    public const string ScheduleForm = "case.admin.scheduleForm";
    public const string Schedule = "case.admin.schedule";
    public const string Unschedule = "case.admin.unschedule";
    public const string PeopleForm = "case.admin.peopleForm";
    public const string People = "case.admin.people";
    public const string Held = "case.admin.held";
    public const string NotHeld = "case.admin.notHeld";
    public const string ReviewForm = "case.admin.reviewForm";
    public const string Review = "case.admin.review";
    public const string Again = "case.admin.again";
    public const string Close = "case.admin.close";
    public const string RetentionForm = "case.admin.retentionForm";
    public const string Retention = "case.admin.retention";

    public const string ReadList = "case.read.list";
    public const string Sheet = "case.read.sheet";

    public const string Skip = "skip";
    public const string Due = "due";
    public const string Page = "page";
    public const string Session = "session";
    public const string Who = "who";
    public const string Facilitator = "facilitator";
    public const string Date = "date";
    public const string None = "none";
    public const string Months = "months";
    public const string What = "what";
    public const string Text = "text";

    /// <summary>The verb to which the sheet leads back.</summary>
    public const string From = "from";

    /// <summary>「はい、…」 of a question; absent on the button that asks it.</summary>
    public const string Sure = "sure";

    /// <summary>The same button with what stands in the inputs beside it.</summary>
    public static ActionExecute WithInputs(this ActionExecute button) => button with { AssociatedInputs = null };

    /// <summary>Leads back to the case.</summary>
    public static ActionExecute Back(string title, CaseNumber number) => CaseVerbs.Button(title, CaseVerbs.Lead, number);
}
