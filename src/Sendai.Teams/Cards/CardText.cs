using System.Text;

namespace Sendai.Teams.Cards;

/// <summary>Prepares text for places where a card reads Markdown (Teams docs, "Format cards in Microsoft Teams").</summary>
public static class CardText
{
    /// <summary>The text, changed so that a card shows it as it was typed.</summary>
    /// <param name="text">What somebody typed.</param>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if ("\\*_[]()~`#<>{}".Contains(c, StringComparison.Ordinal))
            {
                result.Append('\\');
            }

            result.Append(c);
        }

        return result.ToString();
    }
}
