using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Contacts;

public sealed class EditTests : IAsyncLifetime
{
    private BotFactory? bot;
    private Keeper? keeper;

    private BotFactory Bot => bot!;

    private Keeper Keeper => keeper!;

    public async Task InitializeAsync()
    {
        bot = await Keeper.StartAsync();
        keeper = new Keeper(Bot);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task Edit_IsReadAtOnceByEverybodyAsTheKeeperWasShownIt()
    {
        var card = await Keeper.OpenAsync();
        Assert.Contains("泉区役所（代表）→障害高齢課", card.Shown, StringComparison.Ordinal);
        Assert.Equal(Keeper.OldNumber, card.Values["phone"]);
        Assert.Equal("2026-11-18", card.Values["confirmedOn"]);

        var saved = (await Keeper.PressAsync(
            card, "保存する", ("phone", "022-000-1234"), ("hours", "平日 9:00〜16:00"), ("source", "https://www.city.sendai.jp/tameshi.html"), ("confirmedOn", "2026-11-17"), ("how", "asked"), ("note", "直通です"))).Card;

        const string line = "☎ 022-000-1234　泉区役所（代表）→障害高齢課　平日 9:00〜16:00";
        Assert.Contains("保存しました", saved.Shown, StringComparison.Ordinal);
        Assert.Matches("いまから|数秒のうちに", saved.Shown);
        Assert.Contains(line, saved.Shown, StringComparison.Ordinal);
        var answer = await Keeper.AnswerAsync(Bot);
        Assert.Contains(line, answer.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Keeper.OldNumber, answer.Shown, StringComparison.Ordinal);
        Assert.Contains(answer.Calls, call => call.Url == "tel:022-000-1234");
        Assert.Contains("（2026-11-17）直通です", answer.Hidden, StringComparison.Ordinal);
        Assert.Equal(["EditContact izumi-shogaikoreika Done"], await AuditAsync());
    }

    [Theory]
    [InlineData("０２２ー０００ー１２３４", "022-000-1234")]
    [InlineData("(022)000−1234", "022-000-1234")]
    [InlineData("022 000 1234", "0220001234")]
    [InlineData("022‐000—1234", "022-000-1234")]
    [InlineData("\u202E022-000-1234\u200B", "022-000-1234")]
    [InlineData("１８９", "189")]
    [InlineData("09000001234", "09000001234")]
    public async Task Number_IsTakenAsPeopleTypeIt(string typed, string dialled)
    {
        Assert.Contains($"☎ {dialled}　", (await Keeper.SaveAsync(("phone", typed))).Shown, StringComparison.Ordinal);
        Assert.Contains((await Keeper.AnswerAsync(Bot)).Calls, call => call.Url == $"tel:{dialled}");
    }

    [Theory]
    [InlineData("phone", "022-372-311", "桁数が合いません")]
    [InlineData("phone", "22-372-3111", "はじめの0から")]
    [InlineData("phone", "372-3111", "桁数が合いません")]
    [InlineData("phone", "022-372-3111 内線12", "数字とハイフンだけ")]
    [InlineData("phone", "なし", "数字とハイフンだけ")]
    [InlineData("phone", "---", "数字とハイフンだけ")]
    [InlineData("source", "　", "どこで確かめたかを書いて")]
    [InlineData("confirmedOn", "2026-11-19", "今日より先")]
    [InlineData("confirmedOn", "きのう", "確かめた日を選んで")]
    [InlineData("confirmedOn", "", "確かめた日を選んで")]
    [InlineData("how", "", "どう確かめたかを選んで")]
    [InlineData("how", "hacked", "どう確かめたかを選んで")]
    [InlineData("hours", "(long)", "受付時間が長すぎます")]
    [InlineData("source", "(long)", "長すぎます")]
    [InlineData("note", "(long)", "長すぎます")]
    public async Task WhatIsWrong_IsSaidBesideWhatWasTypedAndNothingChanges(string field, string typed, string words)
    {
        typed = typed == "(long)" ? new string('あ', 400) : typed;

        var again = await Keeper.SaveAsync((field, typed), ("note", field == "note" ? typed : "書きかけ"));

        Assert.Contains(words, again.Shown, StringComparison.Ordinal);
        Assert.Contains("保存していません", again.Shown, StringComparison.Ordinal);
        Assert.Equal(field == "how" ? null : typed, again.Values.GetValueOrDefault(field));
        Assert.Equal(field == "note" ? typed : "書きかけ", again.Values["note"]);
        Assert.Contains(Keeper.OldNumber, (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync());

        // Put right, the same card saves.
        var saved = (await Keeper.PressAsync(
            again, "保存する", ("phone", "022-000-1234"), ("hours", ""), ("source", "窓口に電話"), ("confirmedOn", "2026-11-18"), ("how", "asked"), ("note", ""))).Card;
        Assert.Contains("☎ 022-000-1234　", saved.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotConfirmed_IsShownAsSuchAndIsNoCallLink()
    {
        var saved = await Keeper.SaveAsync(("phone", "022-000-1234"), ("how", "none"));

        Assert.Contains("022-000-1234（未確認・2026-11-18の情報）", saved.Shown, StringComparison.Ordinal);
        var answer = await Keeper.AnswerAsync(Bot);
        Assert.Contains("022-000-1234（未確認・2026-11-18の情報）", answer.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Calls, call => call.Url == "tel:022-000-1234");
    }

    [Fact]
    public async Task EmptyNumber_IsAskedAboutFirst()
    {
        var asks = await Keeper.SaveAsync(("phone", ""), ("note", "移転のため"));
        Assert.Contains("電話番号を空にしますか？", asks.Shown, StringComparison.Ordinal);
        Assert.Contains(Keeper.OldNumber, (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);

        var back = (await Keeper.PressAsync(asks, "入力にもどる")).Card;
        Assert.Equal("移転のため", back.Values["note"]);
        Assert.Equal("", back.Values["phone"]);

        asks = (await Keeper.PressAsync(back, "保存する")).Card;
        var saved = (await Keeper.PressAsync(asks, "空にする")).Card;
        Assert.Contains("連絡先未登録です。", saved.Shown, StringComparison.Ordinal);
        var answer = await Keeper.AnswerAsync(Bot);
        Assert.Contains("連絡先未登録です。", answer.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Keeper.OldNumber, answer.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyWithoutAContact_GetsOne()
    {
        var card = await Keeper.OpenAsync("泉区 障害者相談支援事業所等連絡会議");
        Assert.Contains("連絡先を足す", card.Shown, StringComparison.Ordinal);
        var wrong = (await Keeper.PressAsync(card, "保存する", ("newLabel", " "), ("phone", ""), ("source", "窓口に電話"), ("how", "asked"))).Card;
        Assert.Contains("窓口の名前を書いてください", wrong.Shown, StringComparison.Ordinal);
        Assert.Contains("電話番号を書いてください", wrong.Shown, StringComparison.Ordinal);

        var saved = (await Keeper.PressAsync(wrong, "保存する", ("newLabel", "連絡会の事務局"), ("phone", "022-000-1234"))).Card;

        Assert.Contains("☎ 022-000-1234　連絡会の事務局", saved.Shown, StringComparison.Ordinal);
        Assert.Contains("☎ 022-000-1234　連絡会の事務局", (await Keeper.AnswerAsync(Bot, "困難ケースを連絡会で検討したい")).Shown, StringComparison.Ordinal);

        // The same name again is the same contact: nothing of it is overwritten unseen.
        var other = await Keeper.Chat.AskAsync("連絡先を足す 泉区 障害者相談支援事業所等連絡会議");
        var shown = (await Keeper.PressAsync(other, "保存する", ("newLabel", "連絡会の事務局"), ("phone", "022-000-9999"), ("source", "窓口に電話"), ("how", "asked"))).Card;
        Assert.Contains("022-000-1234", shown.Shown, StringComparison.Ordinal);
        Assert.Equal("022-000-9999", shown.Values["phone"]);

        // Undone, it is gone.
        var gone = (await Keeper.PressAsync(saved, "元に戻す")).Card;
        Assert.Contains("いまはありません", gone.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("022-000-1234", (await Keeper.AnswerAsync(Bot, "困難ケースを連絡会で検討したい")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralThatFit_AreAListToChooseFrom()
    {
        var bodies = await Keeper.OpenAsync("区役所 しょうがいこうれいか");
        Assert.InRange(bodies.Buttons.Count(button => button.Verb == "contacts.body"), 5, 15);

        var contacts = (await Keeper.PressAsync(bodies, "若林区役所 障害高齢課")).Card;
        Assert.Contains(contacts.Buttons, button => button.Title == "若林区役所（代表）→障害高齢課　022-282-1111");
        var card = (await Keeper.PressAsync(contacts, "若林区役所（所在地、2011年）　022-282-1111")).Card;

        Assert.Contains("若林区役所（所在地、2011年）", card.Shown, StringComparison.Ordinal);
        Assert.Contains("見つかりませんでした", await Keeper.Chat.TextAsync("連絡先を直す どこにもない所"), StringComparison.Ordinal);
        Assert.Contains("ほかに", (await Keeper.Chat.AskAsync("連絡先を直す")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Specialist_IsToldWhoCanAndChangesNothing()
    {
        var chat = new Chat(Bot, "29:other", "a:other", objectId: "00000000-0000-0000-0000-00000000000c");
        Assert.Contains("泉区の事務局と管理者です", await chat.TextAsync($"連絡先を直す {Keeper.Desk}"), StringComparison.Ordinal);

        // A card that was forwarded, or its data forged.
        var card = await Keeper.OpenAsync();
        foreach (var title in new[] { "保存する", "これまでの変更" })
        {
            var pressed = await Keeper.PressAsync(chat, card, title, ("phone", "022-000-6666"), ("how", "page"));
            Assert.Equal("application/vnd.microsoft.error", pressed.Type);
            Assert.Contains("泉区の事務局と管理者です", pressed.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        var saved = await Keeper.SaveAsync(("phone", "022-000-1234"));
        Assert.Equal("application/vnd.microsoft.error", (await Keeper.PressAsync(chat, saved, "元に戻す")).Type);
        Assert.Contains("022-000-1234", (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
        Assert.Equal(4, (await AuditAsync()).Count(line => line.EndsWith(" Refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Secretariat_KeepsTheContactsOfItsWardAndNoOther()
    {
        var channel = new TestChannel(Bot, members: [TestChannel.Member(11)]);
        await channel.RegisterAsync("泉区");
        var chat = channel.Personal(11);

        Assert.Equal(Keeper.OldNumber, (await chat.AskAsync($"連絡先を直す {Keeper.Desk}")).Values["phone"]);
        var mine = await chat.AskAsync("連絡先を直す");
        Assert.InRange(mine.Buttons.Count(button => button.Verb == "contacts.body"), 2, 15);
        Assert.DoesNotContain("ほかに", mine.Shown, StringComparison.Ordinal);
        Assert.Contains("青葉区の事務局と管理者です", await chat.TextAsync("連絡先を直す 青葉区役所 障害高齢課"), StringComparison.Ordinal);
        var inChannel = await channel.Chat(11).AskAsync($"連絡先を直す {Keeper.Desk}");
        var saved = (await Keeper.PressAsync(channel.Chat(11), inChannel, "保存する", ("phone", "022-000-1234"), ("how", "asked"))).Card;
        Assert.Contains("022-000-1234", saved.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-1234", (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepeatedPress_HasOneEffectAndTheSameAnswer()
    {
        var card = await Keeper.OpenAsync();
        var first = await Keeper.PressAsync(card, "保存する", ("phone", "022-000-1234"), ("how", "page"));
        var second = await Keeper.PressAsync(card, "保存する", ("phone", "022-000-1234"), ("how", "page"));
        Assert.Equal(first.Card.Shown, second.Card.Shown);

        // Also when the contact has changed again since.
        await Keeper.SaveAsync(("phone", "022-000-5678"));
        Assert.Contains("022-000-1234", (await Keeper.PressAsync(card, "保存する", ("phone", "022-000-1234"), ("how", "page"))).Card.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-5678", (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);

        var undone = await Keeper.PressAsync(first.Card, "元に戻す");
        Assert.Contains("元に戻しませんでした", undone.Value.GetString(), StringComparison.Ordinal);
        Assert.Equal(3, (await AuditAsync()).Count);
    }

    [Fact]
    public async Task NothingTyped_ChangesNothing()
    {
        var saved = await Keeper.SaveAsync(("phone", "022-000-1234"));
        var card = (await Keeper.PressAsync(saved, "続けて直す")).Card;

        var pressed = await Keeper.PressAsync(card, "保存する", ("how", "page"));

        Assert.Contains("変わったところはありません", pressed.Value.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[押して](https://example.com) **太字** {{DATE(2026-01-01T00:00:00Z,SHORT)}}")]
    [InlineData("<at>みんな</at> `code` # 見出し")]
    [InlineData("=HYPERLINK(\"https://example.com\")")]
    [InlineData("1行目\n- 2行目\u0007\u202E")]
    public async Task TypedText_IsShownAsItIsAndNothingElse(string typed)
    {
        var plain = typed.Replace('\n', ' ').Replace("\u0007\u202E", "", StringComparison.Ordinal);
        var add = await Keeper.Chat.AskAsync("連絡先を足す 泉区 障害者相談支援事業所等連絡会議");
        var saved = (await Keeper.PressAsync(
            add, "保存する", ("newLabel", "連絡会の事務局"), ("phone", "022-000-1234"), ("hours", typed), ("source", typed), ("note", typed), ("how", "asked"))).Card;
        var answer = await Keeper.AnswerAsync(Bot, "困難ケースを連絡会で検討したい");
        var history = (await Keeper.PressAsync(saved, "これまでの変更")).Card;

        Assert.Contains($"☎ 022-000-1234　連絡会の事務局　{plain}", answer.Shown, StringComparison.Ordinal);
        Assert.Contains(plain, answer.Hidden, StringComparison.Ordinal);
        foreach (var text in new[] { saved, answer, history }.SelectMany(card => card.RawTexts).Where(text => text.Contains("022-000-1234", StringComparison.Ordinal) || text.Contains("example", StringComparison.Ordinal)))
        {
            // Everything that Markdown or the card's own functions would act on is preceded by a backslash.
            Assert.DoesNotMatch(@"(?<!\\)(\[押|\*\*太|`code|<at>)|\{\{DATE", text);
        }
    }

    private async Task<IReadOnlyList<string>> AuditAsync() => [.. (await Bot.AuditAsync()).Select(entry => $"{entry.What} {entry.On} {entry.Outcome}")];
}
