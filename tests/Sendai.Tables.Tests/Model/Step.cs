using System.Globalization;

namespace Sendai.Tables.Tests.Model;

/// <summary>One call of the store, made up by chance; versions are resolved when it is carried out.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    public sealed record Get(string PartitionKey, string RowKey) : Step
    {
        public override string ToString() => $"get '{PartitionKey}' '{RowKey}'";
    }

    public sealed record Write(string PartitionKey, Change Change) : Step
    {
        public override string ToString() => $"write '{PartitionKey}' {Change}";
    }

    public sealed record Transact(string PartitionKey, IReadOnlyList<Change> Changes) : Step
    {
        public override string ToString() => $"transact '{PartitionKey}' [{string.Join("; ", Changes)}]";
    }

    // The filter twice: as the model understands it, and by it as the engine is asked.
    public sealed record Query(TableQuery Bounds, Condition? Condition) : Step
    {
        public override string ToString() => $"query {Bounds} select {string.Join(',', Bounds.Select ?? ["everything"])} where {Condition}";
    }
}

internal enum Kind
{
    Insert,
    Replace,
    Merge,
    Upsert,
    Delete,
}

internal enum Version
{
    Any,
    Current,
    Stale,
}

/// <summary>A write of one row. Kinds without a condition leave the version aside, and a delete the values.</summary>
internal sealed record Change(Kind Kind, string RowKey, IReadOnlyList<(string Name, object Value)> Values, Version Version)
{
    public override string ToString() =>
        $"{Kind} '{RowKey}' {Version} {{{string.Join(", ", Values.Select(value => $"{value.Name}={Show(value.Value)}"))}}}";

    // The type and every bit of the value.
    public static string Show(object value) => value switch
    {
        string text when text.Length > 100 => $"String:{text.Length} characters:{text[..20]}",
        double number => $"Double:{BitConverter.DoubleToInt64Bits(number):x}:{number.ToString(CultureInfo.InvariantCulture)}",
        DateTimeOffset instant => $"DateTimeOffset:{instant.UtcDateTime:O}",
        byte[] bytes => $"Byte[]:{Convert.ToHexString(bytes)}",
        IFormattable other => $"{other.GetType().Name}:{other.ToString(null, CultureInfo.InvariantCulture)}",
        var other => $"{other.GetType().Name}:{other}",
    };
}
