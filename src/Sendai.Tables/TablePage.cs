namespace Sendai.Tables;

/// <summary>One page of a query.</summary>
/// <param name="Rows">At most <see cref="TableQuery.PageSize"/> rows; none is possible although more pages follow.</param>
/// <param name="Continuation">Opaque; null when this was the last page.</param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);
