using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sendai.Teams.Activities;
using Sendai.Teams.Cards;

namespace Sendai.Teams.Tests.Cards;

public class CardJsonTests
{
    public static TheoryData<string, CardElement> Elements => new()
    {
        { """{"type":"TextBlock","text":"区 \u0026 \u003C町\u003E","wrap":true}""", new TextBlock("区 & <町>") },
        {
            """{"type":"TextBlock","text":"見出し","wrap":false,"style":"heading","weight":"bolder","size":"extraLarge","color":"attention","isSubtle":true,"id":"h","isVisible":false,"spacing":"extraLarge","separator":true}""",
            new TextBlock
            {
                Text = "見出し", Wrap = false, Style = TextBlockStyle.Heading, Weight = TextWeight.Bolder, Size = TextSize.ExtraLarge,
                Color = TextColor.Attention, IsSubtle = true, Id = "h", IsVisible = false, Spacing = Spacing.ExtraLarge, Separator = true,
            }
        },
        {
            """{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"022","weight":"bolder","size":"large","color":"accent","isSubtle":false}]}""",
            new RichTextBlock { Inlines = [new TextRun("022") { Weight = TextWeight.Bolder, Size = TextSize.Large, Color = TextColor.Accent, IsSubtle = false }] }
        },
        {
            "{\"type\":\"RichTextBlock\",\"inlines\":[{\"type\":\"TextRun\",\"text\":\"*{\u200B{\u200B{DATE()}}\"}]}",
            new RichTextBlock("*{{{DATE()}}")
        },
        {
            """{"type":"Container","items":[{"type":"TextBlock","text":"a","wrap":true}],"style":"emphasis","id":"c","isVisible":true,"spacing":"padding"}""",
            new Container { Items = [new TextBlock("a")], Style = ContainerStyle.Emphasis, Id = "c", IsVisible = true, Spacing = Spacing.Padding }
        },
        {
            """{"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"a","wrap":true}],"width":"auto"},{"type":"Column","items":[]}]}""",
            new ColumnSet { Columns = [new Column { Items = [new TextBlock("a")], Width = "auto" }, new Column()] }
        },
        { """{"type":"FactSet","facts":[{"title":"電話","value":"022"}]}""", new FactSet { Facts = [new Fact("電話", "022")] } },
        {
            """{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","url":"tel:0220000000","title":"電話する"}]}""",
            new ActionSet { Actions = [new ActionOpenUrl { Url = "tel:0220000000", Title = "電話する" }] }
        },
        {
            """{"type":"Input.ChoiceSet","choices":[{"title":"青葉","value":"1"}],"style":"compact","isMultiSelect":false,"value":"1","placeholder":"選ぶ","label":"区","isRequired":true,"errorMessage":"区を選んでください","id":"ward"}""",
            new InputChoiceSet
            {
                Id = "ward", Label = "区", IsRequired = true, ErrorMessage = "区を選んでください", Choices = [new Choice("青葉", "1")],
                Style = ChoiceInputStyle.Compact, IsMultiSelect = false, Value = "1", Placeholder = "選ぶ",
            }
        },
        {
            """{"type":"Input.Text","isMultiline":true,"maxLength":200,"value":"x","placeholder":"書く","label":"ひとこと","id":"t"}""",
            new InputText { Id = "t", Label = "ひとこと", IsMultiline = true, MaxLength = 200, Value = "x", Placeholder = "書く" }
        },
        {
            """{"type":"Input.Date","value":"2026-11-22","max":"2026-12-31","placeholder":"日","label":"開催日","id":"day"}""",
            new InputDate { Id = "day", Label = "開催日", Value = "2026-11-22", Max = "2026-12-31", Placeholder = "日" }
        },
        {
            """{"type":"Input.Toggle","title":"残してよい","value":"false","wrap":true,"label":"文","id":"keep"}""",
            new InputToggle { Id = "keep", Title = "残してよい", Value = "false", Label = "文" }
        },
    };

    public static TheoryData<string, CardAction> Actions => new()
    {
        {
            """{"type":"Action.Execute","verb":"a.b","data":{"id":"身体","n":2},"associatedInputs":"none","id":"x","title":"ほか","style":"positive"}""",
            new ActionExecute
            {
                Verb = "a.b", Data = new JsonObject { ["id"] = "身体", ["n"] = 2 }, AssociatedInputs = AssociatedInputs.None, Id = "x",
                Title = "ほか", Style = ActionStyle.Positive,
            }
        },
        { """{"type":"Action.Execute","verb":"a.b"}""", new ActionExecute { Verb = "a.b" } },
        {
            """{"type":"Action.ToggleVisibility","targetElements":[{"elementId":"a"},{"elementId":"b","isVisible":false}],"title":"出典"}""",
            new ActionToggleVisibility { Title = "出典", TargetElements = [new TargetElement("a"), new TargetElement("b", false)] }
        },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    public void Element_LooksAsTheSchemaSays(string json, CardElement element) =>
        Assert.Equal($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{json}}]}""", Write(new AdaptiveCard { Body = [element] }));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Action_LooksAsTheSchemaSays(string json, CardAction action) =>
        Assert.Equal($$"""{"type":"AdaptiveCard","version":"1.5","body":[],"actions":[{{json}}]}""", Write(new AdaptiveCard { Actions = [action] }));

    [Fact]
    public void EveryElementAndAction_CanBeWritten()
    {
        var known = typeof(CardElement).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(CardElement)) || type.IsSubclassOf(typeof(CardAction))));

        Assert.All(known, type => Assert.NotNull(CardJson.Default.GetTypeInfo(type)));
    }

    [Fact]
    public void Card_LooksAsTheSchemaSays() => Assert.Equal(
        """{"type":"AdaptiveCard","version":"1.5","body":[],"fallbackText":"文","speak":"声","lang":"ja","msteams":{"width":"Full"}}""",
        Write(new AdaptiveCard { FallbackText = "文", Speak = "声", Lang = "ja", Msteams = new TeamsCardProperties("Full") }));

    [Fact]
    public void Attachment_HoldsTheCard()
    {
        var attachment = new AdaptiveCard { Body = [new TextBlock("区")] }.ToAttachment();
        Assert.Equal(
            """{"attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"区","wrap":true}]}}]}""",
            JsonSerializer.Serialize(new Activity { Attachments = [attachment] }, ActivityJson.Wire.Activity));
    }

    private static string Write(AdaptiveCard card) => Encoding.UTF8.GetString(CardJson.Write(card).Span);
}
