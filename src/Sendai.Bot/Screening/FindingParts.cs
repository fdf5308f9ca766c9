using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Screening;

/// <summary>Shows findings to the writer of the texts, in the form in which the texts stand.</summary>
internal static class FindingParts
{
    private const int Shown = 8;

    /// <summary>What a card says first, aloud as well: that nothing is kept yet, and why. It quotes nothing.</summary>
    public static string Spoken(Screened.Found found) =>
        $"まだ保存されていません。個人が分かるかもしれないところが{found.Count}か所あります。書いた文はそのまま残っています。";

    /// <summary>The same at the top of the form, with what to do; nothing when nothing was found.</summary>
    public static IEnumerable<CardElement> Alert(Screened.Found? found) => found is null ? [] :
    [
        new Container
        {
            Style = ContainerStyle.Attention,
            Items =
            [
                CardParts.Line("まだ保存されていません") with { Weight = TextWeight.Bolder },
                CardParts.Line($"個人が分かるかもしれないところが{found.Count}か所あります。文を直すか、下のボタンで置き換えてください。書いた文はそのまま残っています。"),
            ],
        },
    ];

    /// <summary>The findings in one of the texts, to stand below its field; nothing when nothing was found.</summary>
    public static IEnumerable<CardElement> Below(Screened.Found? found, int text)
    {
        if (found is null)
        {
            yield break;
        }

        var lines = found.Findings[text].Select(finding => Line(PrivacyScreen.ValueOf(found.Texts[text], finding), finding)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var line in lines.Take(Shown))
        {
            yield return CardParts.Line(line) with { Color = TextColor.Attention };
        }

        if (lines.Count > Shown)
        {
            yield return CardParts.Line($"ほかに{lines.Count - Shown}か所あります。") with { Color = TextColor.Attention };
        }
    }

    /// <summary>The buttons that take the suggestions, and leave what is doubtful.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="button">The form's own button: its title says what it does, as in 「予約する」.</param>
    public static IEnumerable<ActionExecute> Buttons(Screened.Found found, ActionExecute button)
    {
        var deed = button.Title;
        yield return new ScreenPress(found.Confirmed, Replaces: true).On(button, $"置き換えて{deed}");
        string[] doubtful = [.. found.Values(certain: false)];
        if (doubtful.Length > 0)
        {
            var all = found.Confirmed.Concat(doubtful).ToHashSet(StringComparer.Ordinal);
            var isMixed = found.Values(certain: true).Any();
            yield return new ScreenPress(all, Replaces: isMixed).On(button, isMixed ? $"「？」は残して、ほかを置き換えて{deed}" : $"個人は分からないので、このまま{deed}");
        }

        yield return new ScreenPress(found.Confirmed, Replaces: false).On(button, $"直した文で{deed}");
    }

    private static string Line(string value, ScreenFinding finding)
    {
        var kind = WordsOf(finding.Kind);
        var doubt = finding.IsCertain ? kind : $"？{kind}かもしれません";
        return finding.Suggestion.Length > 0 ? $"「{value}」→「{finding.Suggestion}」（{doubt}）" : $"「{value}」→ 消します（{doubt}）";
    }

    private static string WordsOf(ScreenKind kind) => kind switch
    {
        ScreenKind.Name => "お名前",
        ScreenKind.Phone => "電話・ファクスの番号",
        ScreenKind.Email => "メールアドレス",
        ScreenKind.PostalCode => "郵便番号",
        ScreenKind.Address => "住所",
        ScreenKind.BirthDate => "生年月日",
        ScreenKind.MyNumber => "マイナンバー",
        ScreenKind.CertificateNumber => "受給者証などの番号",
        ScreenKind.BankAccount => "口座の番号",
        ScreenKind.SocialId => "SNSのID",
        ScreenKind.Plate => "車のナンバー",
        ScreenKind.Combination => "組み合わせると、だれのことか分かる書き方",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };
}
