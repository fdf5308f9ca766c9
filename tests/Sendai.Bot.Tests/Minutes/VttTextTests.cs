using Sendai.Bot.Minutes;

namespace Sendai.Bot.Tests.Minutes;

/// <summary>What is left of a transcript: what was said, in sentences; neither when nor by whom.</summary>
public sealed class VttTextTests
{
    [Fact]
    public void Cues_AreJoinedIntoSentences_UntilAnotherSpeaks() => Assert.Equal(
        "それでは始めます。\n今日は3つあります。\nはい\n名簿は事務局が直します。\n",
        VttText.Of(
            """
            WEBVTT

            0f1a/12-0
            00:00:01.000 --> 00:00:02.000
            <v 見本 一郎>それでは</v>

            0f1a/12-1
            00:00:02.000 --> 00:00:04.000 align:start
            <v 見本 一郎>始めます。今日は
            3つあります。</v>

            00:00:04.000 --> 00:00:05.000
            <v 例 花子>はい</v>

            00:00:05.000 --> 00:00:07.000
            <v 見本 一郎>名簿は事務局が直します。</v>
            """));

    [Theory]
    [InlineData("<v.loud 見本 一郎>来ます</v>")]
    [InlineData("<v 見本 一郎>来ます")]
    [InlineData("<v 見本\n一郎>来ます")]
    [InlineData("<c.red>来<b>ま</b></c><00:00:01.500>す")]
    [InlineData("来ます<v 見本 一郎")]
    public void Tags_GoWithTheNamesInThem(string cue) => Assert.Equal("来ます\n", VttText.Of($"WEBVTT\n\n00:01.000 --> 00:02.000\n{cue}\n"));

    [Fact]
    public void WhatIsNoSpeech_IsLeftOut() => Assert.Equal(
        "来ます\n",
        VttText.Of("\uFEFFWEBVTT - 会議\nKind: captions\n\nNOTE 見本 一郎\nが話した\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000\n来ます"));

    [Theory]
    [InlineData("A &amp; B は5 &lt; 6", "A & B は5 < 6")]
    [InlineData("a < b です", "a < b です")]
    [InlineData("10:30から始めます", "10:30から始めます")]
    [InlineData("彼は「行く。」と言った。", "彼は「行く。」と言った。")]
    public void Speech_StaysAsItIs(string cue, string line) => Assert.Equal($"{line}\n", VttText.Of($"WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n{cue}\r\n"));

    [Fact]
    public void WordsOfLatinLetters_KeepTheirBlanks() => Assert.Equal(
        "Teamsの Web APIです。\n", VttText.Of("WEBVTT\n\n00:01.000 --> 00:02.000\nTeamsの Web\n\n00:02.000 --> 00:03.000\nAPIです。"));

    [Theory]
    [InlineData("00:00:01 来月も\n00:00:03 開きます。")]
    [InlineData("[00:00:01.120] 来月も\n\n[00:00:03.000] 開きます。")]
    [InlineData("00:00:01.120 --> 00:00:03.000\n来月も\n\n00:00:03.000 --> 00:00:04.000\n開きます。")]
    [InlineData("来月も開きます。")]
    public void FormWithoutSpeakers_IsReadTheSame(string text) => Assert.Equal("来月も開きます。\n", VttText.Of(text));
}
