using Azure;

namespace Sendai.Tables;

/// <summary>One step of a transaction; each does what the method of that name of <see cref="ITableStore"/> does.</summary>
public abstract record TableOperation
{
    private TableOperation(string partitionKey, string rowKey, TableRow? content, ETag? condition)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
        Content = content;
        Condition = condition;
    }

    /// <summary>The partition that it works on.</summary>
    public string PartitionKey { get; }

    /// <summary>The row that it works on.</summary>
    public string RowKey { get; }

    // What every kind may have, for what treats all kinds alike.
    internal TableRow? Content { get; }

    internal ETag? Condition { get; }

    /// <summary>The keys must be free.</summary>
    public sealed record Insert(TableRow Row) : TableOperation(Row.PartitionKey, Row.RowKey, Row, null);

    /// <summary>The row must be there, in this version or with <see cref="ETag.All"/> in any; it is written whole.</summary>
    public sealed record Replace(TableRow Row, ETag IfMatch) : TableOperation(Row.PartitionKey, Row.RowKey, Row, IfMatch);

    /// <summary>The row must be there, in this version or with <see cref="ETag.All"/> in any; it keeps its other properties.</summary>
    public sealed record Merge(TableRow Row, ETag IfMatch) : TableOperation(Row.PartitionKey, Row.RowKey, Row, IfMatch);

    /// <summary>The row is written whole, whether or not it is there.</summary>
    public sealed record Upsert(TableRow Row) : TableOperation(Row.PartitionKey, Row.RowKey, Row, null);

    /// <summary>The row must be there, in this version or with <see cref="ETag.All"/> in any.</summary>
    public sealed record Delete : TableOperation
    {
        /// <summary>Removes the row with these keys.</summary>
        /// <exception cref="ArgumentException">A key breaks a rule of <see cref="ITableStore"/>.</exception>
        public Delete(string partitionKey, string rowKey, ETag ifMatch)
            : base(partitionKey, rowKey, null, ifMatch)
        {
            TableRules.CheckKey(partitionKey);
            TableRules.CheckKey(rowKey);
            IfMatch = ifMatch;
        }

        /// <summary>The version that was read, or <see cref="ETag.All"/>.</summary>
        public ETag IfMatch { get; }
    }
}
