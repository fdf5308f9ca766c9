namespace Sendai.Domain.Cases.Names;

/// <summary>
/// Whom a name means, by its readings, so that 山田, ヤマダ and やまだ are one. A part that was not written is empty.
/// </summary>
internal readonly record struct PersonKey(string Surname, string Given)
{
    /// <summary>Whether both may mean the same person: what both say is equal, and they say one part in common.</summary>
    public bool CouldBe(PersonKey other) =>
        (Surname.Length > 0 && Surname == other.Surname && (Given.Length == 0 || other.Given.Length == 0 || Given == other.Given))
        || (Given.Length > 0 && Given == other.Given && (Surname.Length == 0 || other.Surname.Length == 0));
}
