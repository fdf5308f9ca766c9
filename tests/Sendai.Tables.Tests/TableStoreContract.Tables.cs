namespace Sendai.Tables.Tests;

public abstract partial class TableStoreContract
{
    [Fact]
    public async Task ListTables_NamesEveryTableWithRowsInOrder()
    {
        Assert.Empty(await Store.ListTablesAsync(None));
        foreach (var table in new[] { "Zebras", "apes", Table, "Apples" })
        {
            Written(await Store.InsertAsync(table, new TableRow("p", "r"), None));
            Written(await Store.InsertAsync(table, new TableRow("p", "r2"), None));
        }

        Assert.Equal(["Apples", Table, "Zebras", "apes"], await Store.ListTablesAsync(None));
    }
}
