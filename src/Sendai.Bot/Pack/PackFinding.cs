namespace Sendai.Bot.Pack;

/// <summary>What a finding means for the table in which it was made.</summary>
internal enum FindingWeight
{
    /// <summary>Nothing is lost: something was not used, and this says so.</summary>
    Notice,

    /// <summary>The row is used, but it names something that is not there.</summary>
    Part,

    /// <summary>The row hides itself and no other.</summary>
    Row,

    /// <summary>A file in which this is found changes nothing. A directory that is already in use leaves the row out.</summary>
    Refusal,
}

/// <summary>What was left out of the data pack, and why.</summary>
/// <param name="File">File name within the pack, or file and sheet.</param>
/// <param name="Line">Line number, 1 for the header, 0 for the whole file.</param>
/// <param name="Reason">What is wrong, in Japanese, for the person who keeps the file.</param>
/// <param name="Weight">What it means.</param>
internal sealed record PackFinding(string File, int Line, string Reason, FindingWeight Weight = FindingWeight.Row);
