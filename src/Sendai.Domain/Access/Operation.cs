namespace Sendai.Domain.Access;

/// <summary>Everything that somebody can ask the bot to do, as far as rights go. Each is decided in <see cref="AccessRules"/>.</summary>
public enum Operation
{
    /// <summary>Speak to the bot at all. The tenants of the settings decide it, before any role.</summary>
    ComeIn,

    /// <summary>Ask where to consult, choose a ward, say what one thinks of an answer.</summary>
    Consult,

    /// <summary>Say that a contact seems to be wrong.</summary>
    ReportContact,

    /// <summary>Change, add or take back a contact of a body; of a ward, or of the whole city.</summary>
    EditContact,

    /// <summary>See how a contact was changed before, and who has reported it.</summary>
    ReadContactHistory,

    /// <summary>See who cannot be reached by the bot.</summary>
    ReadUnreachable,

    /// <summary>Make a channel the 事務局 of a ward, or end that.</summary>
    RegisterSecretariat,

    /// <summary>See which channels are the 事務局 of which wards.</summary>
    ReadSecretariats,

    /// <summary>See which roles one has oneself.</summary>
    ReadOwnRoles,

    /// <summary>Read who did what.</summary>
    ReadAudit,

    /// <summary>See the sessions of a ward, take a slot or a place in the line, change and cancel one's own.</summary>
    BookReview,

    /// <summary>Make, change, cancel, close sessions of a ward; book and cancel for others; mark who came.</summary>
    ManageReviews,

    /// <summary>See who comes to a session and with what theme.</summary>
    ReadRoster,

    /// <summary>Say to which office one belongs.</summary>
    ChooseOffice,

    /// <summary>Keep the offices of a ward and their rota of supervision.</summary>
    ManageOffices,

    /// <summary>See how often the offices of a ward took part.</summary>
    ReadAttendance,

    /// <summary>Take a file by the link that one was given.</summary>
    TakeFile,

    /// <summary>Hand in a case, keep a draft of one, see the numbers of one's own.</summary>
    HandInCase,

    /// <summary>Add to a case, take it back, hand it in once more, say what has become of it.</summary>
    ChangeOwnCase,

    /// <summary>Read what a case is about.</summary>
    ReadCase,

    /// <summary>See the numbers and states of a ward's cases, and lead them to their end.</summary>
    ManageCases,

    /// <summary>Read the summaries of meetings, say that one has, ask about them.</summary>
    ReadSummary,

    /// <summary>Let a channel or oneself receive the summaries of a ward, or end that.</summary>
    SubscribeSummaries,

    /// <summary>Write, send, correct and withdraw the summaries of a ward, and see whom they reached.</summary>
    ManageSummaries,

    /// <summary>Draft a newsletter from the summaries of a ward, or of the whole city.</summary>
    MakeNewsletter,

    /// <summary>Make a draft of a summary from a file at the command line; 事務局 reads, changes and sends it.</summary>
    DraftSummary,

    /// <summary>Import tables into the directory, or bring an earlier version back.</summary>
    ReplaceDirectory,

    /// <summary>See whether the store can be used: writes one row that means nothing, and removes it.</summary>
    CheckStore,

    /// <summary>Remove, copy or bring back what is kept, and see how much that would be.</summary>
    OperateStore,
}
