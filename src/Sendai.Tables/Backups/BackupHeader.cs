namespace Sendai.Tables.Backups;

/// <summary>What stands at the head of a backup.</summary>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Made">When it was begun.</param>
/// <param name="Engine">From which engine; for people only, since every engine reads it.</param>
/// <param name="RowFormat">The highest format in which its rows may be written.</param>
public sealed record BackupHeader(string Program, DateTimeOffset Made, string Engine, int RowFormat);
