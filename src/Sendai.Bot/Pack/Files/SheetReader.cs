using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sendai.Bot.Pack.Files;

/// <summary>Reads one sheet as a table: the first row that is not empty is the header.</summary>
internal sealed class SheetReader(string place, string name, CellReader values, List<PackFinding> findings)
{
    private readonly List<PackTableRow> rows = [];
    private string[]? columns;
    private int? joined;

    public PackTable? Read(WorksheetPart worksheet)
    {
        using var reader = OpenXmlReader.Create(worksheet);
        var line = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                var row = (Row)reader.LoadCurrentElement()!;
                line = row.RowIndex is { } index ? (int)index.Value : line + 1;
                if (!Take(row, line))
                {
                    return null;
                }
            }
            else if (reader.ElementType == typeof(MergeCell) && reader.IsStartElement)
            {
                Refuse(0, $"結合されたセルがあります（{((MergeCell)reader.LoadCurrentElement()!).Reference}）。結合を解除し、それぞれの行に書いてください");
                return null;
            }
        }

        if (columns is null)
        {
            Refuse(1, "見出しの行がありません");
            return null;
        }

        if (joined is { } first)
        {
            findings.Add(new PackFinding(place, first, "セルの中の改行は、空白にして取り込みます", FindingWeight.Notice));
        }

        return new PackTable(name, columns, rows) { File = place };
    }

    private bool Take(Row row, int line)
    {
        var cells = new List<(int Column, string Text)>();
        string? problem = null;
        var at = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            at = ColumnOf(cell) ?? at + 1;
            var read = values.Read(cell);
            problem ??= read.Problem;
            if (read.Text.Length > 0 || read.Problem is not null)
            {
                cells.Add((at, OneLine(read.Text, line)));
            }
        }

        if (cells.Count == 0)
        {
            return true;
        }

        if (columns is null)
        {
            return Header(cells, line);
        }

        if (rows.Count == PackLimits.Rows)
        {
            Refuse(line, PackLimits.TooManyRows);
            return false;
        }

        Add(cells, problem, line);
        return true;
    }

    private bool Header(List<(int Column, string Text)> cells, int line)
    {
        var last = cells.Max(cell => cell.Column);
        if (last > PackLimits.Columns)
        {
            Refuse(line, $"列が多すぎます（{PackLimits.Columns}列まで）");
            return false;
        }

        columns = new string[last];
        Array.Fill(columns, "");
        foreach (var (column, text) in cells)
        {
            columns[column - 1] = text.Trim();
        }

        return true;
    }

    private void Add(List<(int Column, string Text)> written, string? problem, int line)
    {
        var cells = new string[columns!.Length];
        Array.Fill(cells, "");
        foreach (var (column, text) in written.Where(cell => cell.Column <= cells.Length))
        {
            cells[column - 1] = text;
        }

        if ((problem ?? CellText.Problem(columns, cells)) is { } reason)
        {
            findings.Add(new PackFinding(place, line, reason));
        }
        else if (cells.Any(cell => cell.Length > 0))
        {
            rows.Add(new PackTableRow(line, cells));
        }
    }

    /// <summary>A table has one line for a row; in a sheet people break lines to make a long cell readable.</summary>
    private string OneLine(string text, int line)
    {
        if (text.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            return text;
        }

        joined ??= line;
        return text.ReplaceLineEndings(" ");
    }

    private void Refuse(int line, string reason) => findings.Add(new PackFinding(place, line, reason, FindingWeight.Refusal));

    /// <summary>The column of a cell, 1 for A. Some programs leave the reference out.</summary>
    private static int? ColumnOf(Cell cell)
    {
        if (cell.CellReference?.Value is not { Length: > 0 } reference)
        {
            return null;
        }

        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(3))
        {
            column = (column * 26) + char.ToUpper(letter, CultureInfo.InvariantCulture) - 'A' + 1;
        }

        return column > 0 ? column : throw new InvalidDataException();
    }
}
