using NodaTime.Text;
using Sendai.Bot.Pack.Files;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Bot.Pack;

/// <summary>The directory as it was read: what can be used, and what was left out.</summary>
internal sealed record LoadedPack(DirectoryContent Content, IReadOnlyList<PackFinding> Findings);

/// <summary>Reads a city's directory. A broken row hides only itself and is reported with its file, line and reason.</summary>
internal sealed class PackLoader
{
    private const string WholeCity = "全市";
    private readonly Dictionary<string, PackTable> tables;
    private readonly List<PackFinding> findings;
    private readonly HashSet<string> bodyIds = [];
    private readonly HashSet<string> issueIds = [];
    private readonly HashSet<string> wards = [];
    private readonly WardMapCheck wardMap = new();
    private readonly List<string> inVain = [];

    private PackLoader(IEnumerable<PackTable> tables, IEnumerable<PackFinding> findings)
    {
        this.tables = tables.ToDictionary(table => table.Name);
        this.findings = [.. findings];
    }

    /// <summary>The folder of the pack that the product carries.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "Data");

    /// <summary>Reads a directory from its tables.</summary>
    public static LoadedPack Load(IEnumerable<PackTable> tables) => new PackLoader(tables, []).Load();

    /// <summary>Reads as much as can be read of the pack in <paramref name="folder"/>. What loses nothing is not worth a finding.</summary>
    public static LoadedPack Load(string folder)
    {
        var files = PackFiles.Open(folder);
        return new PackLoader(files.Tables, files.Findings.Where(finding => finding.Weight != FindingWeight.Notice)).Load();
    }

    private LoadedPack Load()
    {
        // Bodies and issues come first: the other tables refer to them.
        var bodies = Rows("bodies", Body);
        var issues = Rows("issues", Issue);
        var content = new DirectoryContent
        {
            Bodies = bodies,
            Issues = issues,
            Contacts = Rows("contacts", Contact),
            WardMap = Rows("ward_map", Mapping),
            Meetings = Rows("meetings", Meeting),
            Plans = Rows("plans_r8", Plan),
            Sources = Rows("sources", row => new PackSource(row.Required("address"), row["owner"], row["page_date"], row["title"])),
            IssueWords = Rows("paraphrases", row => new Paraphrase(KnownIssue(row), row.Required("phrase"))),
            BodyWords = Rows("body_words", row => new Paraphrase(KnownBody(row), row.Required("phrase"))),
            BodyPhrases = Rows("body_phrases", row => new Paraphrase(KnownBody(row), row.Required("phrase"))),
            Readings = Rows("readings", row => new Reading(row["word"], row.Required("reading"))),
            CommonWords = Rows("common_words", row => new CommonWord(row.Required("word"), row.OneOf<CommonKind>("kind"))),
            DangerIssues = Rows("danger_issues", row => new DangerIssue(KnownIssue(row), row.OneOf<Danger>("danger"), row.List("unless"))),
            Messages = Rows("messages", row => new MessageExample(row.OneOf<MessageKind>("kind"), row.Required("text"))),
            SafetyRules = Rows("safety_words", row => new SafetyRule(
                row.OneOf<Danger>("danger"), row.List("words"), row.List("near"), row.List("unless"))),
            UrgentLines = Rows("urgent_lines", Line),
            Duties = Rows("duties", row => new Duty(row.OneOf<Danger>("danger"), row.Required("text"), row.Required("source"))),
            ScopePhrases = Rows("scope", row => new ScopePhrase(row.OneOf<ScopeKind>("kind"), row.Required("phrase"))),
            Places = Rows("places", row => new Place(row.Required("place"), KnownWard(row), row["area"])),
            Holidays = Rows("holidays", Holiday),
            Examples = Rows("examples", row => row.Required("text")),
            SessionKinds = Rows("session_kinds", KindRow.Read).DistinctBy(kind => kind.Id).ToList(),
            ScreenWords = new ScreenWords(
                Rows("names", row => new NamePart(row.OneOf<NamePartKind>("kind"), row.Required("text"), row["reading"])),
                Rows("screen_words", row => (Use: row.Required("use"), Text: row.Required("text"))).ToLookup(word => word.Use, word => word.Text)),
        };
        return new LoadedPack(content, findings);
    }

    /// <summary>The rows of a table that <paramref name="read"/> accepts; the others become findings.</summary>
    private List<T> Rows<T>(string name, Func<PackRow, T> read)
    {
        var accepted = new List<T>();
        if (!tables.TryGetValue(name, out var table))
        {
            // A file that could not be read has already been reported.
            var file = PackTable.FileOf(name);
            if (!findings.Any(finding => finding.File == file))
            {
                findings.Add(new PackFinding(file, 0, "ファイルがありません"));
            }

            return accepted;
        }

        var columns = new Dictionary<string, int>();
        for (var at = 0; at < table.Columns.Count; at++)
        {
            columns.TryAdd(table.Columns[at], at);
        }

        accepted.Capacity = table.Rows.Count;
        foreach (var row in table.Rows)
        {
            try
            {
                accepted.Add(read(new PackRow(columns, row.Cells)));
                findings.AddRange(inVain.Select(reason => new PackFinding(table.File, row.Line, reason, FindingWeight.Part)));
                inVain.Clear();
            }
            catch (PackRowException e)
            {
                findings.Add(new PackFinding(table.File, row.Line, e.Message, e.Weight));
            }
            catch (FormatException e)
            {
                findings.Add(new PackFinding(table.File, row.Line, e.Message));
            }
        }

        return accepted;
    }

    private ConsultationBody Body(PackRow row)
    {
        var id = row.Required("id");
        var body = new ConsultationBody
        {
            Id = id,
            Name = row.Required("name"),
            Kana = row["kana"],
            Kind = row.Required("kind"),
            Ward = WardOf(row),
            LocalName = row["local_name"],
            Purpose = row["purpose"],
            Handles = row.List("handles"),
            ConvenedBy = row["convened_by"],
            Frequency = row["frequency"],
            Participants = row["participants"],
            Sources = row.List("source", " | "),
            SourceDate = row["source_date"],
        };
        return bodyIds.Add(id) ? body : throw new PackRowException($"id「{id}」が2回あります", FindingWeight.Refusal);
    }

    private Issue Issue(PackRow row)
    {
        var id = row.Required("issue_id");
        var bodies = row.List("typical_bodies").ToLookup(bodyIds.Contains);
        var issue = new Issue
        {
            Id = id,
            Label = row.Required("label"),
            Synonyms = row.List("synonyms"),
            Description = row["description"],
            TypicalBodies = [.. bodies[true]],
            Source = row["source"],
        };
        if (!issueIds.Add(id))
        {
            throw new PackRowException($"issue_id「{id}」が2回あります", FindingWeight.Refusal);
        }

        // A body that is gone does not take the trouble with it, nor everything that people call it.
        inVain.AddRange(bodies[false].Select(unknown => $"typical_bodies の「{unknown}」は bodies.csv にありません"));
        return issue;
    }

    private Contact Contact(PackRow row) => new()
    {
        BodyId = KnownBody(row),
        Label = row.Required("label"),
        Phone = row.Phone("phone"),
        Fax = row.Dialled("fax"),
        Email = row["email"],
        Address = row["address"],
        Hours = row["hours"],
        Url = row["url"],
        Source = row["source"],
        SourceDate = row["source_date"],
        Grade = row.OneOf<ContactGrade>("grade"),
        Note = row["note"],
    };

    /// <summary>The ward map is what says which wards there are.</summary>
    private WardMapping Mapping(PackRow row)
    {
        var mapping = wardMap.Accept(new WardMapping(
            Known(row.Required("generic_id")),
            new Ward(row.Required("ward")),
            row["area"],
            row["specific_id"].Length == 0 ? null : Known(row["specific_id"]),
            row["note"]));
        wards.Add(mapping.Ward.Name);
        return mapping;
    }

    private MeetingRecord Meeting(PackRow row) => new(
        WardOf(row), row.Required("meeting"), row.Required("fiscal_year"), row["planned_count"], row["actual_theme_summary"], row["source"]);

    private PlanMeasure Plan(PackRow row) => new(
        WardOf(row), row["number"], row["issue_to_solve"], row.Required("measure"), row["months"], row["source"]);

    private UrgentLine Line(PackRow row)
    {
        var (body, number) = (row["body_id"], row.Dialled("number"));
        return body.Length == 0 && number.Length == 0
            ? throw new PackRowException("「body_id」か「number」のどちらかが要ります")
            : new UrgentLine(
                row.OneOf<Danger>("danger"),
                row["ward"].Length == 0 ? null : KnownWard(row),
                int.TryParse(row["order"], out var order) ? order : throw new PackRowException("「order」は数字で書いてください"),
                body.Length == 0 ? null : Known(body),
                number,
                row["label"],
                OpeningHours.Parse(row["open"]),
                row.OneOf<LineRole>("role"),
                row["note"]);
    }

    private static Holiday Holiday(PackRow row)
    {
        var date = LocalDatePattern.Iso.Parse(row.Required("date"));
        return date.Success ? new Holiday(date.Value, row["name"]) : throw new PackRowException("「date」は 2026-01-01 の形で書いてください");
    }

    private static Ward? WardOf(PackRow row) => row.Required("ward") is var name && name == WholeCity ? null : new Ward(name);

    private Ward KnownWard(PackRow row) =>
        row.Required("ward") is var name && wards.Contains(name) ? new Ward(name) : throw new PackRowException($"区「{name}」は ward_map.csv にありません");

    private string KnownBody(PackRow row) => Known(row.Required("body_id"));

    private string Known(string bodyId) =>
        bodyIds.Contains(bodyId) ? bodyId : throw new PackRowException($"「{bodyId}」は bodies.csv にありません");

    private string KnownIssue(PackRow row) =>
        row.Required("issue_id") is var id && issueIds.Contains(id) ? id : throw new PackRowException($"「{id}」は issues.csv にありません");
}
