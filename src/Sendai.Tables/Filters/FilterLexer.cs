namespace Sendai.Tables.Filters;

// Splits the text between the holes into words and parentheses.
internal static class FilterLexer
{
    public static void Read(string text, List<FilterToken> tokens)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = 1;
            if (IsWord(text[at]))
            {
                while (at + length < text.Length && IsWord(text[at + length]))
                {
                    length++;
                }

                tokens.Add(new FilterToken.Word(text.Substring(at, length)));
            }
            else if (text[at] is '(' or ')')
            {
                tokens.Add(new FilterToken.Word(text.Substring(at, 1)));
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                throw new ArgumentException("A filter's text has only names, operators and parentheses; a value belongs into a hole.", nameof(text));
            }

            at += length;
        }
    }

    private static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);
}
