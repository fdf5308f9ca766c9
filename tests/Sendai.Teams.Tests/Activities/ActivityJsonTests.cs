using System.Text;
using System.Text.Json;
using Sendai.Teams.Activities;

namespace Sendai.Teams.Tests.Activities;

public class ActivityJsonTests
{
    [Fact]
    public void Write_IsCamelCaseWithoutNullsAndJapaneseAsItself()
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = "1",
            Timestamp = new DateTimeOffset(2026, 4, 1, 3, 0, 0, TimeSpan.Zero),
            ServiceUrl = "http://localhost:1/",
            ChannelId = "msteams",
            From = new ChannelAccount("28:bot", "窓口"),
            Recipient = new ChannelAccount("29:u", "相談員", "aad"),
            Conversation = new ConversationAccount("a:1", "personal", "t", false, "部屋"),
            Text = "どこに相談？",
            TextFormat = "plain",
            Locale = "ja-JP",
            Name = "n",
            Value = JsonSerializer.Deserialize<JsonElement>("{\"x\":1}"),
            ReplyToId = "0",
            Action = "add",
            MembersAdded = [new ChannelAccount("a")],
            MembersRemoved = [new ChannelAccount("b")],
            AttachmentLayout = "list",
            Attachments = [new Attachment("text/plain")],
            Entities = [new Entity("mention", new ChannelAccount("m"), "@m")],
            ChannelData = new ChannelData(new ChannelDataItem("team", "組"), new ChannelDataItem("ch"), new ChannelDataItem("t"), "teamMemberAdded"),
        };
        Assert.Equal(
            """
            {"type":"message","id":"1","timestamp":"2026-04-01T03:00:00+00:00","serviceUrl":"http://localhost:1/","channelId":"msteams",
            "from":{"id":"28:bot","name":"窓口"},"recipient":{"id":"29:u","name":"相談員","aadObjectId":"aad"},
            "conversation":{"id":"a:1","conversationType":"personal","tenantId":"t","isGroup":false,"name":"部屋"},
            "text":"どこに相談？","textFormat":"plain","locale":"ja-JP","name":"n","value":{"x":1},"replyToId":"0","action":"add",
            "membersAdded":[{"id":"a"}],"membersRemoved":[{"id":"b"}],"attachmentLayout":"list","attachments":[{"contentType":"text/plain"}],
            "entities":[{"type":"mention","mentioned":{"id":"m"},"text":"@m"}],
            "channelData":{"team":{"id":"team","name":"組"},"channel":{"id":"ch"},"tenant":{"id":"t"},"eventType":"teamMemberAdded"}}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_TeamsChannelMessage()
    {
        var activity = Read("""
            {"text":"<at>Bot</at>&nbsp;どこに","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<div><span>Bot</span></div>"}],
            "type":"message","timestamp":"2026-04-01T03:00:00.1234567Z","localTimestamp":"2026-04-01T12:00:00.1234567+09:00","localTimezone":"Asia/Tokyo",
            "id":"1700","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/jp/",
            "from":{"id":"29:u","name":"相談 員","aadObjectId":"aad"},
            "conversation":{"isGroup":true,"conversationType":"channel","tenantId":"t","id":"19:x@thread.tacv2;messageid=1700"},
            "recipient":{"id":"28:bot","name":"Bot"},
            "entities":[{"mentioned":{"id":"28:bot","name":"Bot"},"text":"<at>Bot</at>","type":"mention"},
              {"locale":"ja-JP","country":"JP","platform":"Web","timezone":"Asia/Tokyo","type":"clientInfo"},
              {"type":"https://schema.org/Message","@type":"Message","citation":[]}],
            "channelData":{"teamsChannelId":"19:x","teamsTeamId":"19:y","channel":{"id":"19:x"},"team":{"id":"19:y","aadGroupId":"g"},"tenant":{"id":"t"},"settings":{"selectedChannel":{"id":"19:x"}}},
            "locale":"ja-JP","rawTimestamp":"1"}
            """);
        Assert.Equal("どこに", activity.TextWithoutBotMention());
        Assert.Equal("\"<div><span>Bot</span></div>\"", Encoding.UTF8.GetString(activity.Attachments![0].Content!.Value.Utf8.Span));
        Assert.Equal(3, activity.Entities!.Count);
        Assert.Equal(("19:y", "19:x", "t"), (activity.ChannelData!.Team!.Id, activity.ChannelData.Channel!.Id, activity.ChannelData.Tenant!.Id));
        Assert.True(activity.Conversation!.IsGroup);
        Assert.Equal(TimeSpan.Zero, activity.Timestamp!.Value.Offset);
    }

    [Fact]
    public void Read_OnlyType() => Assert.Equal(new Activity { Type = "message" }, Read("""{"type":"message"}"""));

    [Fact]
    public void Write_ThenRead_GivesBackPositionalParts() =>
        Assert.Equal(new ConversationAccount("a:1", IsGroup: true), Read("""{"conversation":{"id":"a:1","isGroup":true,"role":"x"}}""").Conversation);

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, ActivityJson.Wire.Activity)!;
}
