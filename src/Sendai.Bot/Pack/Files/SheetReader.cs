using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Sendai.Bot.Pack.Files;

/// <summary>Reads one sheet as a table: the first row that is not empty is the header.</summary>
internal sealed class SheetReader(string place, string name, CellReader values, List<PackFinding> findings)
{
    private readonly List<PackTableRow> rows = [];
    private readonly List<(int Column, string Text)> written = [];
    private string[]? columns;
    private string? problem;
    private int? joined;

    public PackTable? Read(WorksheetPart worksheet)
    {
        using var xml = SheetXml.Open(worksheet.GetStream());
        var (line, column) = (0, 0);
        while (xml.Read())
        {
            switch ((xml.NodeType, xml.LocalName))
            {
                case (XmlNodeType.Element, "row"):
                    line = xml.GetAttribute("r") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : line + 1;
                    column = 0;
                    break;
                case (XmlNodeType.Element, "c"):
                    var cell = SheetCell.Read(xml);
                    column = cell.Column ?? column + 1;
                    Take(cell, column, line);
                    break;
                case (XmlNodeType.EndElement, "row"):
                    if (Refusal() is { } reason)
                    {
                        return Refuse(line, reason);
                    }

                    EndRow(line);
                    break;
                case (XmlNodeType.Element, "mergeCell"):
                    return Refuse(0, $"結合されたセルがあります（{xml.GetAttribute("ref")}）。結合を解除し、それぞれの行に書いてください");
            }
        }

        if (columns is null)
        {
            return Refuse(1, "見出しの行がありません");
        }

        if (joined is { } first)
        {
            findings.Add(new PackFinding(place, first, "セルの中の改行は、空白にして取り込みます", FindingWeight.Notice));
        }

        return new PackTable(name, columns, rows) { File = place };
    }

    private void Take(SheetCell cell, int column, int line)
    {
        // What stands beside the table is not part of it.
        if (column > (columns?.Length ?? int.MaxValue))
        {
            return;
        }

        var read = values.Read(cell);
        problem ??= read.Problem;
        if (read.Text.Length > 0)
        {
            written.Add((column, OneLine(read.Text, line)));
        }
    }

    /// <summary>Why the row that was just read refuses the whole table, or <c>null</c>.</summary>
    private string? Refusal() =>
        columns is null && written.Exists(cell => cell.Column > PackLimits.Columns) ? $"列が多すぎます（{PackLimits.Columns}列まで）"
        : rows.Count == PackLimits.Rows && written.Count > 0 ? PackLimits.TooManyRows
        : null;

    private void EndRow(int line)
    {
        if (columns is null && written.Count > 0)
        {
            columns = [.. Cells(written.Max(cell => cell.Column)).Select(column => column.Trim())];
        }
        else if (columns is not null && (written.Count > 0 || problem is not null))
        {
            var cells = Cells(columns.Length);
            if ((problem ?? CellText.Problem(columns, cells)) is { } reason)
            {
                findings.Add(new PackFinding(place, line, reason));
            }
            else
            {
                rows.Add(new PackTableRow(line, cells));
            }
        }

        written.Clear();
        problem = null;
    }

    private string[] Cells(int count)
    {
        var cells = new string[count];
        Array.Fill(cells, "");
        foreach (var (column, text) in written)
        {
            cells[column - 1] = text;
        }

        return cells;
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

    private PackTable? Refuse(int line, string reason)
    {
        findings.Add(new PackFinding(place, line, reason, FindingWeight.Refusal));
        return null;
    }
}
