using System.Text.RegularExpressions;
using Sendai.Domain.Cases.Names;

namespace Sendai.Domain.Cases.Screening;

/// <summary>
/// Gives people letters in place of their names: the same person the same letter in all texts, and nobody a letter that stands
/// for somebody already.
/// </summary>
internal sealed partial class PersonLetters
{
    private const int Letters = 26;
    private readonly List<(PersonKey Person, string Letter)> people = [];
    private readonly HashSet<string> taken;
    private int next;

    public PersonLetters(IEnumerable<string> texts) =>
        taken = [.. texts.SelectMany(text => Standing().Matches(text)).SelectMany(letters => letters.Value.Where(char.IsAsciiLetterUpper)).Select(letter => letter.ToString())];

    /// <summary>The letter of a person. Who is named more fully later is still the same.</summary>
    public string Of(PersonKey person)
    {
        var at = people.FindIndex(known => known.Person == person);
        at = at >= 0 ? at : people.FindLastIndex(known => known.Person.CouldBe(person));
        if (at < 0)
        {
            people.Add((person, Free()));
            return people[^1].Letter;
        }

        var (seen, letter) = people[at];
        people[at] = (new PersonKey(seen.Surname.Length > 0 ? seen.Surname : person.Surname, seen.Given.Length > 0 ? seen.Given : person.Given), letter);
        return letter;
    }

    private string Free()
    {
        string letter;
        do
        {
            letter = Name(next++);
        }
        while (taken.Contains(letter));

        return letter;
    }

    /// <summary>A to Z, then AA, AB …</summary>
    private static string Name(int number) => number < Letters
        ? ((char)('A' + number)).ToString()
        : Name((number / Letters) - 1) + (char)('A' + (number % Letters));

    /// <summary>A letter that stands alone, or initials; the A of A型 and of 手帳A is nobody.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z](?:[.・][A-Z]\.?|(?![A-Za-z0-9+-]| ?型|判定|級|ランク|棟|階|日程|案))", RegexOptions.CultureInvariant)]
    private static partial Regex Standing();
}
