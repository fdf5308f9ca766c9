using NodaTime;

namespace Sendai.Domain.Directory;

/// <summary>A generic body is, in this ward (and area), that ward's own body; <c>null</c> when the ward's own is not known.</summary>
public sealed record WardMapping(string GenericId, Ward Ward, string Area, string? SpecificId, string Note);

/// <summary>A meeting held or planned in a fiscal year, as the reports tell it.</summary>
public sealed record MeetingRecord(Ward? Ward, string Meeting, string FiscalYear, string PlannedCount, string Summary, string Source);

/// <summary>One measure of the wards' plans.</summary>
public sealed record PlanMeasure(Ward? Ward, string Number, string Issue, string Measure, string Months, string Source);

/// <summary>A source that the pack rests on.</summary>
/// <param name="Address">A page, or the name of a document that is not public.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="PageDate">When it was written, as it says itself.</param>
/// <param name="Title">What people call it, where the address says nothing to them.</param>
public sealed record PackSource(string Address, string Owner, string PageDate, string Title);

/// <summary>A way in which people say an issue or name a body.</summary>
public sealed record Paraphrase(string Id, string Phrase);

/// <summary>A word and how it is read in hiragana. An empty word marks grammar that must not be read as anything else.</summary>
public sealed record Reading(string Word, string Kana);

/// <summary>Why a word says little about where a message belongs.</summary>
public enum CommonKind
{
    /// <summary>It stands in messages about anything: days, numbers, pronouns.</summary>
    General,

    /// <summary>It stands in every message of the field, and so at least says that the message is one.</summary>
    Field,
}

/// <summary>A word that says little about where a message belongs.</summary>
public sealed record CommonWord(string Word, CommonKind Kind);

/// <summary>What a phrase says about the scope of a message.</summary>
public enum ScopeKind
{
    /// <summary>Not a matter for this directory.</summary>
    OutOfScope,

    /// <summary>A greeting.</summary>
    Greeting,

    /// <summary>Thanks.</summary>
    Thanks,

    /// <summary>A question about the product itself.</summary>
    Help,

    /// <summary>A wish to change the ward that is remembered.</summary>
    ChangeWard,

    /// <summary>A friendly remark that asks for nothing.</summary>
    Smalltalk,
}

/// <summary>A phrase that tells the scope of a message.</summary>
public sealed record ScopePhrase(ScopeKind Kind, string Phrase);

/// <summary>A place and the ward (and area of the ward map, or empty) in which it lies.</summary>
public sealed record Place(string Name, Ward Ward, string Area);

/// <summary>A public holiday.</summary>
public sealed record Holiday(LocalDate Date, string Name);

/// <summary>What kind of message an example is.</summary>
public enum MessageKind
{
    /// <summary>A question of the field in which nobody is in danger.</summary>
    Calm,

    /// <summary>Abuse.</summary>
    Abuse,

    /// <summary>Suicide or self-harm.</summary>
    Suicide,

    /// <summary>Violence.</summary>
    Violence,

    /// <summary>Care that breaks away.</summary>
    CareLoss,

    /// <summary>None of the directory's business.</summary>
    OutOfScope,
}

/// <summary>A message as people write it, made up, and what kind it is.</summary>
public sealed record MessageExample(MessageKind Kind, string Text);
