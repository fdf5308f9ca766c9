namespace Sendai.Tables.Tests;

/// <summary>Filters whose names and comparers are data: the handler is called as the compiler calls it.</summary>
internal static class FilterParts
{
    public static void Compare(this TableFilter filter, string property, string comparer, object value)
    {
        filter.AppendLiteral($"{property} {comparer} ");
        switch (value)
        {
            case string text:
                filter.AppendFormatted(text);
                break;
            case bool flag:
                filter.AppendFormatted(flag);
                break;
            case int number:
                filter.AppendFormatted(number);
                break;
            case long number:
                filter.AppendFormatted(number);
                break;
            case double number:
                filter.AppendFormatted(number);
                break;
            case DateTimeOffset instant:
                filter.AppendFormatted(instant);
                break;
            case Guid guid:
                filter.AppendFormatted(guid);
                break;
            case byte[] bytes:
                filter.AppendFormatted(bytes);
                break;
            default:
                throw new NotSupportedException();
        }
    }
}
