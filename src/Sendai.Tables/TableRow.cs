using Azure;

namespace Sendai.Tables;

/// <summary>
/// One row: two keys, a version and named properties of the eight types that the service knows
/// (Edm.String, Boolean, Int32, Int64, Double, DateTime, Guid, Binary).
/// </summary>
/// <remarks>
/// Rules of the service are checked where they are broken: keys and properties here, the size of the whole row (1 MiB) when
/// it is written. Messages name the property and the rule, never the value. A row is not for several threads at once.
/// </remarks>
public sealed class TableRow
{
    private readonly Dictionary<string, object> properties = new(StringComparer.Ordinal);

    /// <summary>A new row without properties.</summary>
    /// <exception cref="ArgumentException">A key breaks a rule of <see cref="ITableStore"/>.</exception>
    public TableRow(string partitionKey, string rowKey)
    {
        TableRules.CheckKey(partitionKey);
        TableRules.CheckKey(rowKey);
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    // What an engine reads was checked when it was written, or came from another program and is shown as it is.
    internal TableRow(string partitionKey, string rowKey, ETag etag)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
        ETag = etag;
    }

    /// <summary>Rows of one partition stand together and can be written together.</summary>
    public string PartitionKey { get; }

    /// <summary>Unique in its partition.</summary>
    public string RowKey { get; }

    /// <summary>The version that was read; empty on a row that was made here.</summary>
    public ETag ETag { get; }

    /// <summary>All properties; a value is one of string, bool, int, long, double, DateTimeOffset, Guid, byte[].</summary>
    public IReadOnlyDictionary<string, object> Properties => properties;

    /// <summary>Edm.String, at most 32,768 characters of well-formed Unicode; null removes the property.</summary>
    /// <exception cref="ArgumentException">The name or value breaks a rule, or the row has 250 properties already.</exception>
    public TableRow Set(string name, string? value)
    {
        TableRules.CheckString(name, value);
        return value is null ? Remove(name) : Put(name, value);
    }

    /// <summary>Edm.Boolean.</summary>
    public TableRow Set(string name, bool value) => Put(name, value);

    /// <summary>Edm.Int32.</summary>
    public TableRow Set(string name, int value) => Put(name, value);

    /// <summary>Edm.Int64.</summary>
    public TableRow Set(string name, long value) => Put(name, value);

    /// <summary>Edm.Double; NaN and the infinities are values too. Minus zero becomes zero, since not every service keeps its sign.</summary>
    public TableRow Set(string name, double value) => Put(name, value == 0 ? 0.0 : value);

    /// <summary>Edm.DateTime: the instant, in UTC, to 100 nanoseconds, not before the year 1601.</summary>
    /// <exception cref="ArgumentException">The instant is before 1601, or a rule for names is broken.</exception>
    public TableRow Set(string name, DateTimeOffset value)
    {
        TableRules.CheckDate(name, value);
        return Put(name, value.ToUniversalTime());
    }

    /// <summary>Edm.Guid.</summary>
    public TableRow Set(string name, Guid value) => Put(name, value);

    /// <summary>Edm.Binary, at most 65,536 bytes; null removes the property. The array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name or value breaks a rule, or the row has 250 properties already.</exception>
    public TableRow Set(string name, byte[]? value)
    {
        TableRules.CheckBinary(name, value);
        return value is null ? Remove(name) : Put(name, value);
    }

    // These would convert in silence to a type of the service, and mean something else than they say.

    /// <summary>Not a type of the service.</summary>
    [Obsolete("A DateTime does not say where its clock stands; use DateTimeOffset.", error: true)]
    public TableRow Set(string name, DateTime value) => throw new NotSupportedException();

    /// <summary>Not a type of the service.</summary>
    [Obsolete("Use a string.", error: true)]
    public TableRow Set(string name, char value) => throw new NotSupportedException();

    /// <summary>Not a type of the service.</summary>
    [Obsolete("Use a long.", error: true)]
    public TableRow Set(string name, ulong value) => throw new NotSupportedException();

    /// <summary>Takes a property away, if it is there.</summary>
    public TableRow Remove(string name)
    {
        properties.Remove(name);
        return this;
    }

    /// <summary>The property, or null when the row has none of that name.</summary>
    /// <exception cref="InvalidOperationException">It is there, but of another type.</exception>
    public string? GetString(string name) => Find(name, out string? value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public bool? GetBoolean(string name) => Find(name, out bool value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public int? GetInt32(string name) => Find(name, out int value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public long? GetInt64(string name) => Find(name, out long value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public double? GetDouble(string name) => Find(name, out double value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public DateTimeOffset? GetDateTimeOffset(string name) => Find(name, out DateTimeOffset value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public Guid? GetGuid(string name) => Find(name, out Guid value) ? value : null;

    /// <inheritdoc cref="GetString"/>
    public byte[]? GetBinary(string name) => Find(name, out byte[]? value) ? value : null;

    /// <summary>A row of its own with the same keys and properties, and without a version.</summary>
    public TableRow Copy()
    {
        var copy = new TableRow(PartitionKey, RowKey, default(ETag));
        foreach (var (name, value) in properties)
        {
            copy.properties[name] = value;
        }

        return copy;
    }

    // For engines: see the constructor.
    internal void Load(string name, object value) => properties[name] = value;

    // For engines without a $select of their own.
    internal TableRow Only(IReadOnlyList<string> names)
    {
        foreach (var name in properties.Keys.Except(names).ToList())
        {
            properties.Remove(name);
        }

        return this;
    }

    private TableRow Put(string name, object value)
    {
        TableRules.CheckPropertyName(name);
        if (!properties.ContainsKey(name))
        {
            TableRules.CheckCount(properties.Count + 1);
        }

        properties[name] = value;
        return this;
    }

    private bool Find<T>(string name, out T? value)
    {
        value = default;
        switch (properties.GetValueOrDefault(name))
        {
            case null:
                return false;
            case T found:
                value = found;
                return true;
            case var other:
                throw new InvalidOperationException($"The property {name} is {other.GetType().Name}, not {typeof(T).Name}.");
        }
    }
}
