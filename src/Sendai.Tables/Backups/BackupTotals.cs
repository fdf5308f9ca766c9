namespace Sendai.Tables.Backups;

/// <summary>What stands at the end of a backup.</summary>
/// <param name="Tables">Tables with rows.</param>
/// <param name="Partitions">Partitions.</param>
/// <param name="Rows">Rows.</param>
/// <param name="IsAtRest">Whether nobody worked on the store from its beginning to its end, as far as its maker could see.</param>
public sealed record BackupTotals(int Tables, int Partitions, long Rows, bool IsAtRest);
