namespace Sendai.Bot.Pack;

/// <summary>The shape of one table: what its file must have, not what stands in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The columns that make a row the same row in two versions.</param>
/// <param name="Columns">Columns that must be there.</param>
/// <param name="Optional">Columns that may be there, for the people who keep the file.</param>
internal sealed record TableShape(string Name, IReadOnlyList<string> Key, IReadOnlyList<string> Columns, IReadOnlyList<string> Optional)
{
    /// <summary>Whether the directory can do without a single row of it.</summary>
    public bool MayBeEmpty { get; init; } = true;

    /// <summary>Whether it has words by which the program understands people, and no fact about the city.</summary>
    public bool IsVocabulary { get; init; }

    public bool Knows(string column) => Columns.Contains(column) || Optional.Contains(column);
}

/// <summary>The tables of a directory, in the order in which they are read: bodies and issues first, the others refer to them.</summary>
internal static class PackShape
{
    public static IReadOnlyList<TableShape> Tables { get; } =
    [
        Table("bodies", "id", "id,name,kana,kind,ward,local_name,purpose,handles,convened_by,frequency,participants,source,source_date")
            with { MayBeEmpty = false },
        Table("issues", "issue_id", "issue_id,label,synonyms,description,typical_bodies,source"),
        Table("contacts", "body_id,label", "body_id,label,phone,fax,email,address,hours,url,source,source_date,grade,note", KeptRows.Column),
        Table("ward_map", "generic_id,ward,area", "generic_id,ward,area,specific_id,note"),
        Table("meetings", "ward,meeting,fiscal_year", "ward,meeting,fiscal_year,planned_count,actual_theme_summary,source"),
        Table("plans_r8", "ward,number,measure", "ward,number,issue_to_solve,measure,months,source"),
        Table("sources", "address", "address,owner,page_date,title", "rows_using,stored_copy"),
        Words("paraphrases", "issue_id,phrase", "issue_id,phrase", "source"),
        Words("body_words", "body_id,phrase", "body_id,phrase", "source"),
        Words("body_phrases", "body_id,phrase", "body_id,phrase", "source"),
        Words("readings", "word", "word,reading", "source"),
        Words("common_words", "word", "word,kind", "source"),
        Table("danger_issues", "issue_id,danger", "issue_id,danger,unless", "source"),
        Words("messages", "kind,text", "kind,text", "source"),
        Words("safety_words", "danger,note", "danger,words,near,unless", "note"),
        Table("urgent_lines", "danger,ward,order", "danger,ward,order,body_id,number,label,open,role,note"),
        Table("duties", "danger,text", "danger,text,source"),
        Words("scope", "kind,phrase", "kind,phrase", "source"),
        Table("places", "place,ward", "place,ward,area", "source"),
        Table("holidays", "date", "date,name", "source"),
        Table("examples", "text", "text", "source"),
        Table("session_kinds", "id", "id,name,slot_minutes,minutes,capacity,bookers,closes_days,closes_time,decline_hours,themes,material", "words,sheet,source,note"),
        Words("names", "kind,text", "kind,text,reading", "note") with { MayBeEmpty = false },
        Words("screen_words", "use,text", "use,text", "note") with { MayBeEmpty = false },
    ];

    private static readonly Dictionary<string, TableShape> ByName = Tables.ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The shape of a table, by its name in any case of letters.</summary>
    public static TableShape? Find(string name) => ByName.GetValueOrDefault(name);

    private static TableShape Table(string name, string key, string columns, string optional = "") =>
        new(name, key.Split(','), columns.Split(','), optional.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static TableShape Words(string name, string key, string columns, string optional = "") =>
        Table(name, key, columns, optional) with { IsVocabulary = true };
}
