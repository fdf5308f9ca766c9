namespace Sendai.Tables.Filters;

// A word or parenthesis of the filter's text, or a value from one of its holes.
internal abstract record FilterToken
{
    public sealed record Word(string Text) : FilterToken;

    public sealed record Value(object Content) : FilterToken;
}
