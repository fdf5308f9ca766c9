using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

public sealed class TokenizerTests
{
    private static List<(TokenKind Kind, string Text)> Cut(string text)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, tokens);
        return [.. tokens.Select(token => (token.Kind, text.Substring(token.Start, token.Length)))];
    }

    private static ulong KeyOf(string text, TokenKind kind)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, tokens);
        return tokens.Last(token => token.Kind == kind).Key;
    }

    [Fact]
    public void Kanji_GiveSinglesAndPairs() => Assert.Equivalent(
        new[]
        {
            (TokenKind.Kanji, "就"), (TokenKind.Kanji, "労"), (TokenKind.Kanji, "先"), (TokenKind.KanjiPair, "就労"), (TokenKind.KanjiPair, "労先"),
        },
        Cut("就労先"),
        strict: true);

    [Fact]
    public void PairsOfKanjiAndHiragana_AreLeftOut() => Assert.Equal([(TokenKind.Kanji, "働")], Cut("働き"));

    [Fact]
    public void Katakana_StaysWhole() => Assert.Equal([(TokenKind.Katakana, "グループホーム")], Cut("グループホーム"));

    [Fact]
    public void OneKatakana_AloneIsNoWord() => Assert.Empty(Cut("ア"));

    [Fact]
    public void OneKatakana_BetweenKanji_BelongsToTheName() =>
        Assert.Contains((TokenKind.KanjiPair, "旭ケ"), Cut("旭ケ丘"));

    [Fact]
    public void FinalLongVowel_IsTheSameWord() =>
        Assert.Equal(KeyOf("ヘルパー", TokenKind.Katakana), KeyOf("ヘルパ", TokenKind.Katakana));

    [Fact]
    public void FinalLongVowel_OfAShortWord_Counts() =>
        Assert.NotEqual(KeyOf("ケアー", TokenKind.Katakana), KeyOf("ケア", TokenKind.Katakana));

    [Fact]
    public void Alphanumerics_StayWhole_WithAndWithoutTheirCounter() =>
        Assert.Equal([(TokenKind.Alphanumeric, "65"), (TokenKind.Alphanumeric, "65歳"), (TokenKind.Kanji, "歳")], Cut("65歳"));

    [Fact]
    public void Hiragana_GivesPairs_AcrossADrawnOutVowel() =>
        Assert.Equal([(TokenKind.Hiragana, "けー"), (TokenKind.Hiragana, "ーす")], Cut("けーす"));

    [Fact]
    public void PunctuationAndEmoji_GiveNothing() => Assert.Empty(Cut("。、!? 😀\n"));

    [Fact]
    public void EqualPieces_HaveEqualKeys_WhereverTheyStand() =>
        Assert.Equal(KeyOf("就労", TokenKind.KanjiPair), KeyOf("次の就労", TokenKind.KanjiPair));
}
