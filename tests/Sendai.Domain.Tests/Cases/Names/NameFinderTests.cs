using Sendai.Domain.Cases;
using Sendai.Domain.Cases.Names;

namespace Sendai.Domain.Tests.Cases.Names;

public class NameFinderTests
{
    [Fact]
    public void SamePerson_WhateverTheLetters()
    {
        var names = PackNames.Find("山田太郎さん、ヤマダさん、やまださん、髙橋さん、高橋さん");

        Assert.All(names.Take(3), name => Assert.True(name.Person.CouldBe(names[0].Person)));
        Assert.Equal(names[3].Person, names[4].Person);
        Assert.False(names[0].Person.CouldBe(names[3].Person));
    }

    [Fact]
    public void TwoOfAFamily_AreTwo() => Assert.False(new PersonKey("やまだ", "たろう").CouldBe(new PersonKey("やまだ", "はなこ")));

    [Theory]
    [InlineData("氏名：佐藤花子", true)]
    [InlineData("高橋さん", true)]
    [InlineData("小林の希望", false)]
    public void Certain_WhenNothingElseCanBeMeant(string text, bool isCertain) => Assert.Equal(isCertain, Assert.Single(PackNames.Find(text)).IsCertain);

    [Fact]
    public void WithoutWords_NothingIsFoundAndNothingBreaks() =>
        Assert.Empty(new NameFinder(ScreenWords.None, []).Find("佐藤さん、ヤマダ様、John Smith、𠮷田、\uD842"));

    [Fact]
    public void NamesNeverOverlap_AndStayInTheText()
    {
        const string Letters = "佐藤田中山一子健太さん様氏母の は：（）・、ヤマダやまだがA\uD842\uDFB7";
        var random = new Random(6);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)]));
            var last = 0;
            foreach (var name in PackNames.Find(text))
            {
                Assert.True(name.Start >= last && name.Length > 0 && name.End <= text.Length);
                last = name.End;
            }
        }
    }
}
