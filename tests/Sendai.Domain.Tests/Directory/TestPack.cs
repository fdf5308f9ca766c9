using NodaTime;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

/// <summary>
/// The pack of a city that does not exist, with 東区 and 西区. What a test needs beyond it, the test adds. Exact scores are
/// not the matter here: phrases are long and their words rare, so that the rules show whatever the weights are.
/// </summary>
internal sealed class TestPack
{
    public static readonly Ward East = new("東");
    public static readonly Ward West = new("西");
    public static readonly LocalDateTime TuesdayNoon = new(2026, 4, 7, 12, 0);

    /// <summary>Other matters of the city, so that a word of the test is as rare as in a real pack.</summary>
    private static readonly string[] Others =
        "園芸 陶芸 書道 合唱 将棋 登山 釣魚 裁縫 編物 刺繍 舞踊 演劇 映画 写真 絵画 彫刻 茶道 華道 剣道 柔道 弓道 水泳 体操 卓球 庭球 野球 蹴球 籠球 排球 漕艇 帆走 滑走 競歩 相撲 囲碁 俳句 短歌 詩吟 落語 講談".Split(' ');

    private readonly List<ConsultationBody> bodies = [];
    private readonly List<Contact> contacts = [];
    private readonly List<Issue> issues = [];
    private readonly List<WardMapping> wardMap = [];

    public DirectoryContent Extra { get; set; } = new();

    public static TestPack City() => new TestPack { Extra = new DirectoryContent { Places = [new Place("川沿町", East, "川沿い"), new Place("東谷", West, "")] } }
        .Body("mado", "お住まいの区の くらし窓口")
        .Body("mado-east", "東区役所 暮生活課", ward: "東", phone: "000-100-0001")
        .Body("mado-west", "西区役所 暮生活課", ward: "西", phone: "000-200-0001")
        .Body("kai", "支手連絡会")
        .Body("kai-east", "東区 支手連絡会", ward: "東")
        .Body("area", "区域懇談会")
        .Body("area-east", "東区 区域懇談会", ward: "東", phone: "000-100-0002")
        .Body("area-kawa", "川沿い懇談会", ward: "東", phone: "000-100-0003")
        .Body("sodachi", "市立 育成支所", handles: "言葉発達訓練", phone: "000-300-0001")
        .Body("kobo", "西区 蜜柑工房", ward: "西", handles: "焙煎実習", phone: "000-200-0002")
        .Mapping("mado", "東", "mado-east").Mapping("mado", "西", "mado-west")
        .Mapping("kai", "東", "kai-east").Mapping("kai", "西", null)
        .Mapping("area", "東", "area-east").Mapping("area", "東", "area-kawa", "川沿い").Mapping("area", "西", null)
        .Issue("i-meal", "食事介助不足", ["mado", "sodachi"], "配膳困難")
        .Issue("i-peer", "仲間支援者交流", ["kai", "mado"])
        .Issue("i-area", "近隣関係改善", ["area"])
        .Issue("i-speech", "言語聴覚訓練", ["sodachi", "mado"])
        .OtherIssues();

    public TestPack Body(string id, string name, string ward = "", string handles = "", string phone = "", string localName = "")
    {
        bodies.Add(new ConsultationBody { Id = id, Name = name, Ward = WardNamed(ward), LocalName = localName, Handles = handles.Length == 0 ? [] : handles.Split(';') });
        return phone.Length == 0 ? this : Contact(id, phone);
    }

    public TestPack Contact(string body, string phone, string label = "代表", ContactGrade grade = ContactGrade.A, string date = "")
    {
        contacts.Add(new Contact { BodyId = body, Label = label, Phone = phone, Grade = grade, SourceDate = date });
        return this;
    }

    public TestPack Mapping(string generic, string ward, string? specific, string area = "")
    {
        wardMap.Add(new WardMapping(generic, new Ward(ward), area, specific, ""));
        return this;
    }

    public TestPack Issue(string id, string label, string[] typical, params string[] synonyms)
    {
        issues.Add(new Issue { Id = id, Label = label, TypicalBodies = typical, Synonyms = synonyms });
        return this;
    }

    /// <summary>Adds to what the pack holds beside bodies, contacts, issues and the ward map.</summary>
    public TestPack With(Func<DirectoryContent, DirectoryContent> more)
    {
        Extra = more(Extra);
        return this;
    }

    public RoutingResult Ask(string text, Ward? ward = null) => Ask(text, ward, TuesdayNoon);

    public RoutingResult Ask(string text, Ward? ward, LocalDateTime now) => Build().Route(new Question(text, ward, now));

    public Router Build() => new(Extra with { Bodies = bodies, Contacts = contacts, Issues = issues, WardMap = wardMap });

    private static Ward? WardNamed(string name) => name.Length == 0 ? null : new Ward(name);

    private TestPack OtherIssues() => Others.Aggregate(this, (pack, other) => pack.Issue($"o-{other}", other, ["sodachi"]));
}
