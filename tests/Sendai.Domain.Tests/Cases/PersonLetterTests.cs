using Sendai.Domain.Cases;
using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Cases;

/// <summary>Which letter a person gets.</summary>
public sealed class PersonLetterTests
{
    private static readonly PrivacyScreen Screen = new(
        new ScreenWords(
            [
                .. "山田 やまだ;佐藤 さとう;鈴木 すずき".Split(';').Select(name => name.Split(' ')).Select(name => new NamePart(NamePartKind.Surname, name[0], name[1])),
                .. "太郎 たろう;花子 はなこ".Split(';').Select(name => name.Split(' ')).Select(name => new NamePart(NamePartKind.Given, name[0], name[1])),
            ],
            new[] { "さん", "様", "氏" }.ToLookup(_ => "honorific")),
        new DirectoryContent());

    [Theory]
    [InlineData("山田太郎さんと佐藤さん。山田さんは一人暮らし", "AさんとBさん。Aさんは一人暮らし")]
    [InlineData("山田さんの件。山田太郎さんと山田花子さん", "Aさんの件。AさんとBさん")]
    [InlineData("Aさんの隣の山田さん", "Aさんの隣のBさん")]
    [InlineData("Ａ氏とK.S.さん、B型に通う山田さん", "Ａ氏とK.S.さん、B型に通うBさん")]
    [InlineData("療育手帳B、B事業所の山田さんと佐藤さん", "療育手帳B、B事業所のAさんとCさん")]
    public void SamePerson_IsTheSameLetter_AndNoLetterIsTwoPeople(string text, string replaced) =>
        Assert.Equal(replaced, PrivacyScreen.Replace(text, Screen.Find(text)));

    [Fact]
    public void Letters_AreTheSameInAllTexts()
    {
        string[] texts = ["佐藤さんのこと", "Aさんと山田さん", "佐藤さんと山田さん"];

        Assert.Equal(["Bさんのこと", "AさんとCさん", "BさんとCさん"], texts.Zip(Screen.Find(texts), PrivacyScreen.Replace));
    }

    [Fact]
    public void AfterZ_ComesAA()
    {
        var text = string.Concat(Enumerable.Range('A', 26).Select(letter => $"{(char)letter}さん、")) + "山田さん、佐藤さん";

        Assert.EndsWith("AAさん、ABさん", PrivacyScreen.Replace(text, Screen.Find(text)), StringComparison.Ordinal);
    }
}
