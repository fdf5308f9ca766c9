namespace Sendai.Domain.Access;

/// <summary>What somebody is to the bot.</summary>
public enum Role
{
    /// <summary>相談員: everybody whom the front door lets in.</summary>
    Specialist,

    /// <summary>事務局 of a ward: whoever is a member of the channel that is registered for it.</summary>
    Secretariat,

    /// <summary>管理者: named in the settings.</summary>
    Administrator,

    /// <summary>Whoever handed in the case that it is about.</summary>
    CaseSubmitter,

    /// <summary>Whoever leads the session of the case or takes part in it, as long as the case has its place there.</summary>
    CaseParticipant,
}
