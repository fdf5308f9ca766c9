using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sendai.Domain.Summaries.Minutes;

namespace Sendai.Bot.Minutes;

/// <summary>
/// What was said in a transcript (W3C, "WebVTT"), a sentence in each line. Times go, and so do the speakers: who said something is
/// not asked for in a summary, and is a name.
/// </summary>
internal static partial class VttText
{
    private static readonly string[] NoSpeech = ["WEBVTT", "NOTE", "STYLE", "REGION"];

    public static string Of(string vtt)
    {
        var lines = new StringBuilder(vtt.Length);
        var turn = new StringBuilder();
        var speaker = "";
        foreach (var (who, said) in Blocks(vtt).SelectMany(Voices))
        {
            if (string.IsNullOrWhiteSpace(said))
            {
                continue;
            }

            if (who != speaker)
            {
                // Nobody ends the sentence of another.
                End(turn, lines);
                speaker = who;
            }

            Join(turn, said);
        }

        End(turn, lines);
        return lines.ToString();
    }

    /// <summary>What is between blank lines, without what is no speech: comments, names and times of the cues.</summary>
    private static IEnumerable<string> Blocks(string vtt)
    {
        foreach (var block in BlankLines().Split(vtt.ReplaceLineEndings("\n").TrimStart('\uFEFF')))
        {
            var rows = block.Split('\n');
            var timing = Array.FindIndex(rows, row => row.Contains("-->", StringComparison.Ordinal));
            if (timing >= 0)
            {
                yield return string.Join('\n', [Times().Replace(rows[timing], ""), .. rows[(timing + 1)..]]);
            }
            else if (!NoSpeech.Any(word => rows[0].StartsWith(word, StringComparison.Ordinal)))
            {
                yield return string.Join('\n', rows.Select(row => Times().Replace(row, "")));
            }
        }
    }

    private static IEnumerable<(string Who, string Said)> Voices(string payload)
    {
        var (who, from) = ("", 0);
        var said = new StringBuilder();
        foreach (Match tag in Tags().Matches(payload))
        {
            said.Append(payload, from, tag.Index - from);
            from = tag.Index + tag.Length;
            if (tag.Groups["voice"].Success)
            {
                yield return (who, said.ToString());
                said.Clear();
                who = tag.Groups["who"].Value.Trim();
            }
        }

        yield return (who, said.Append(payload, from, payload.Length - from).ToString());
    }

    /// <summary>Adds what was said next; words of other scripts than ours keep a blank between them.</summary>
    private static void Join(StringBuilder turn, string said)
    {
        foreach (var row in WebUtility.HtmlDecode(said).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (turn.Length > 0 && turn[^1] < '\u0250' && row[0] < '\u0250')
            {
                turn.Append(' ');
            }

            turn.Append(row);
        }
    }

    private static void End(StringBuilder turn, StringBuilder lines)
    {
        foreach (var sentence in Sentences.Cut(turn.ToString()))
        {
            lines.Append(sentence.Trim()).Append('\n');
        }

        turn.Clear();
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    [GeneratedRegex(
        @"^\s*\[?\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?\]?(?:\s*-->\s*\[?\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?\]?(?:[ \t]+[a-z]+:\S+)*)?[ \t]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    // A tag without an end goes on to the end of its cue, as in a browser: behind it stands a name.
    [GeneratedRegex(@"<(?:(?<voice>v(?:\.[^\s>]*)?(?:\s(?<who>[^>]*))?)|/?(?:v|c|b|i|u|ruby|rt|lang)(?:[.\s][^>]*)?|[\d:.]+)(?:>|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
