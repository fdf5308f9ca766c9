using Sendai.Domain.Directory;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Says, beside a field, what is wrong in it.</summary>
internal static class FlawWords
{
    public static string Of(ContactFlaw flaw) => flaw switch
    {
        ContactFlaw.LabelMissing => "窓口の名前を書いてください。",
        ContactFlaw.LabelTooLong => $"窓口の名前が長すぎます。{ContactEntry.LabelLength}文字までにしてください。",
        ContactFlaw.PhoneMissing => "電話番号を書いてください。",
        ContactFlaw.PhoneNotDigits => "電話番号は、数字とハイフンだけで書いてください。内線などは「ひとこと」に書けます。",
        ContactFlaw.PhoneWithoutZero => "電話番号は、はじめの0から書いてください。",
        ContactFlaw.PhoneLength => "電話番号の桁数が合いません。市外局番から10桁か11桁で書いてください（110などは3桁か4桁）。",
        ContactFlaw.HoursTooLong => $"受付時間が長すぎます。{ContactEntry.HoursLength}文字までにしてください。",
        ContactFlaw.SourceMissing => "どこで確かめたかを書いてください。",
        ContactFlaw.SourceTooLong => $"「どこで確かめたか」が長すぎます。{ContactEntry.SourceLength}文字までにしてください。",
        ContactFlaw.DateMissing => "確かめた日を選んでください。",
        ContactFlaw.DateInFuture => "確かめた日が、今日より先になっています。今日までの日にしてください。",
        ContactFlaw.ConfirmationMissing => "どう確かめたかを選んでください。",
        ContactFlaw.NoteTooLong => $"「ひとこと」が長すぎます。{ContactEntry.NoteLength}文字までにしてください。",
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, "A flaw without words."),
    };

    /// <summary>The field that a flaw is in.</summary>
    public static string FieldOf(ContactFlaw flaw) => flaw switch
    {
        ContactFlaw.LabelMissing or ContactFlaw.LabelTooLong => ContactVerbs.NewLabel,
        ContactFlaw.PhoneMissing or ContactFlaw.PhoneNotDigits or ContactFlaw.PhoneWithoutZero or ContactFlaw.PhoneLength => ContactVerbs.Phone,
        ContactFlaw.HoursTooLong => ContactVerbs.Hours,
        ContactFlaw.SourceMissing or ContactFlaw.SourceTooLong => ContactVerbs.Source,
        ContactFlaw.DateMissing or ContactFlaw.DateInFuture => ContactVerbs.ConfirmedOn,
        ContactFlaw.ConfirmationMissing => ContactVerbs.How,
        _ => ContactVerbs.Note,
    };
}
