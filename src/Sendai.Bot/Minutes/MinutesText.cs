namespace Sendai.Bot.Minutes;

/// <summary>Rough minutes, from wherever they come.</summary>
internal abstract record MinutesText
{
    private MinutesText()
    {
    }

    /// <summary>Here they are: lines that end with <c>\n</c>, headings of a document marked with <c>#</c>.</summary>
    /// <param name="Text">As it was written, and looked at by nobody yet.</param>
    internal sealed record Read(string Text) : MinutesText
    {
        // A record would print them.
        public override string ToString() => nameof(Read);
    }

    /// <summary>They cannot be had. Nothing was changed.</summary>
    /// <param name="Reason">What happened and what to do, in sentences for people; never what stands in the minutes.</param>
    internal sealed record Refused(string Reason) : MinutesText;
}
