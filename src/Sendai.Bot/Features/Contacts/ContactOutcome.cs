namespace Sendai.Bot.Features.Contacts;

/// <summary>What became of a change.</summary>
internal abstract record ContactOutcome
{
    private ContactOutcome()
    {
    }

    /// <summary>It is in force, by this press or by the first of the same.</summary>
    internal sealed record Done(ContactEdit Edit) : ContactOutcome;

    /// <summary>There was nothing to change.</summary>
    internal sealed record Same(ContactRow Row) : ContactOutcome;

    /// <summary>Somebody else has changed this contact since: nothing was overwritten. Null when it is gone.</summary>
    internal sealed record Moved(ContactRow? Now) : ContactOutcome;

    /// <summary>Others have changed the directory again and again in the meantime; nothing has changed.</summary>
    internal sealed record Busy : ContactOutcome;
}
