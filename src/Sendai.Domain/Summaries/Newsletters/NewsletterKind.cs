namespace Sendai.Domain.Summaries.Newsletters;

/// <summary>For whom a newsletter is.</summary>
public enum NewsletterKind
{
    /// <summary>ニュースレター: for everybody who works in the field.</summary>
    Newsletter,

    /// <summary>委員向けお知らせ: shorter, for the members of the council.</summary>
    CommitteeNotice,
}
