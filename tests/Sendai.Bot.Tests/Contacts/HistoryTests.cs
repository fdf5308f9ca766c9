using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Pack;
using Sendai.Bot.Tests.Commands;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Pack;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Tests.Contacts;

/// <summary>What was changed before, the way back, and what the command line makes of it.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private readonly string database = BotFactory.NewDatabase();
    private BotFactory? bot;
    private Keeper? keeper;

    private BotFactory Bot => bot!;

    private Keeper Keeper => keeper!;

    public async Task InitializeAsync()
    {
        bot = await Keeper.StartAsync(database);
        keeper = new Keeper(Bot);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task History_SaysWhenByWhomAndWhatForTheLastFive()
    {
        for (var at = 1; at <= 6; at++)
        {
            await Keeper.SaveAsync(("phone", $"022-000-000{at}"));
        }

        var saved = await new Keeper(Bot, Keeper.Second).SaveAsync(("hours", "平日のみ"));
        var history = (await Keeper.PressAsync(saved, "これまでの変更")).Card;

        Assert.StartsWith("これまでの変更\n泉区役所 障害高齢課", history.Shown, StringComparison.Ordinal);
        Assert.Contains("2026年11月18日(水) 12:00　事務局の方\n受付時間：なし → 平日のみ", history.Shown, StringComparison.Ordinal);
        Assert.Contains("2026年11月18日(水) 12:00　あなた\n電話番号：022-000-0005 → 022-000-0006", history.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-0002 → 022-000-0003", history.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("022-000-0001 → 022-000-0002", history.Shown, StringComparison.Ordinal);
        Assert.Single(history.Buttons, button => button.Title == "元に戻す");
        Assert.DoesNotContain(Keeper.First, history.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_GoesBackAndCanItselfBeUndone()
    {
        var saved = await Keeper.SaveAsync(("phone", "022-000-1234"), ("note", "直通です"));

        var undone = (await Keeper.PressAsync(saved, "元に戻す")).Card;
        Assert.Contains("元に戻しました", undone.Shown, StringComparison.Ordinal);
        Assert.Contains(Keeper.OldNumber, (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
        // Nothing of the change is left, so that a newer pack may bring this row again.
        Assert.Empty((await DiffAsync(1, 3)).Tables);

        var again = (await Keeper.PressAsync(undone, "元に戻す")).Card;
        Assert.Contains("022-000-1234", again.Shown, StringComparison.Ordinal);
        Assert.Contains("022-000-1234", (await Keeper.AnswerAsync(Bot)).Shown, StringComparison.Ordinal);
        Assert.Contains("あなた　元に戻した", (await Keeper.PressAsync(again, "これまでの変更")).Card.Shown, StringComparison.Ordinal);

        // Pressed once more on the first card, it would lose what was undone since: it is a repeat, and says the same as then.
        Assert.Contains("元に戻しました", (await Keeper.PressAsync(saved, "元に戻す")).Card.Shown, StringComparison.Ordinal);
        Assert.Equal(4, (await Store.GetCurrentAsync(default))!.Number);
    }

    [Fact]
    public async Task Undo_AfterARollbackOfTheWholeDirectorySaysSoAndChangesNothing()
    {
        var saved = await Keeper.SaveAsync(("phone", "022-000-1234"));
        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "directory", "rollback", "1")).ExitCode);

        var undone = await Keeper.PressAsync(saved, "元に戻す");
        Assert.Contains("元に戻しませんでした", undone.Value.GetString(), StringComparison.Ordinal);
        var history = (await Keeper.PressAsync(saved, "これまでの変更")).Card;
        Assert.Contains("別の方法", history.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(history.Buttons, button => button.Title == "元に戻す");
        Assert.Equal(3, (await Store.GetCurrentAsync(default))!.Number);
    }

    [Fact]
    public async Task CommandLine_KnowsTheChange()
    {
        await Keeper.PressAsync(await Keeper.SaveAsync(("phone", "022-000-1234")), "元に戻す");
        await Keeper.SaveAsync(("phone", "022-000-5678"));

        var history = await BotProgram.RunOnAsync(database, "directory", "history");
        Assert.Contains("連絡先の変更（泉区役所（代表）→障害高齢課）　追加 0、変更 1、削除 0　← いまの版", history.Output, StringComparison.Ordinal);
        Assert.Contains("連絡先の変更を元に戻した（泉区役所（代表）→障害高齢課）", history.Output, StringComparison.Ordinal);
        var diff = await BotProgram.RunOnAsync(database, "directory", "diff");
        Assert.Contains($"phone「{Keeper.OldNumber}」→「022-000-5678」", diff.Output, StringComparison.Ordinal);

        var folder = Path.Combine(Directory.CreateTempSubdirectory("export").FullName, "out");
        Assert.Equal(0, (await BotProgram.RunOnAsync(database, "directory", "export", folder)).ExitCode);
        Assert.Contains("022-000-5678", await File.ReadAllTextAsync(Path.Combine(folder, "contacts.csv")), StringComparison.Ordinal);
        var import = await BotProgram.RunOnAsync(database, "directory", "import", folder);
        Assert.Contains("変わるところはありません", import.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("使わなかった", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewPack_BringsEveryContactButTheChangedOne()
    {
        await Keeper.SaveAsync(("phone", "022-000-1234"));
        using var pack = new BrokenPack();
        pack.Rewrite("contacts.csv", text => text
            .Replace(Keeper.OldNumber, "022-000-9999", StringComparison.Ordinal)
            .Replace("022-225-7211", "022-000-8888", StringComparison.Ordinal));
        pack.AppendChanged("contacts.csv", ("label", "新しい窓口"));

        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);

        var contacts = await ContactsAsync(3);
        Assert.Contains(contacts, row => row.Contains("022-000-1234", StringComparison.Ordinal));
        Assert.DoesNotContain(contacts, row => row.StartsWith("izumi-shogaikoreika", StringComparison.Ordinal) && row.Contains("022-000-9999", StringComparison.Ordinal));
        Assert.Contains(contacts, row => row.Contains("022-000-8888", StringComparison.Ordinal));
        Assert.Contains(contacts, row => row.Contains("新しい窓口", StringComparison.Ordinal));

        // And once more: what is the secretariat's stays so.
        pack.Append("examples.csv", "あたらしい例,");
        await new PackIntake(Store, pack.Shipped()).TakeInAsync(default);
        Assert.Equal(contacts, await ContactsAsync(4));
    }

    private VersionStore Store => Bot.Services.GetRequiredService<VersionStore>();

    private async Task<PackDiff> DiffAsync(int from, int to) => PackDiff.Of([await TableAsync(from)], [await TableAsync(to)]);

    private async Task<IReadOnlyList<string>> ContactsAsync(int version) => [.. (await TableAsync(version)).Rows.Select(row => string.Join(',', row.Cells))];

    private async Task<PackTable> TableAsync(int version)
    {
        var stored = (await Store.GetVersionAsync(version, default))!.Tables.Single(table => table.Name == "contacts");
        return (await Store.ReadAsync(stored, default)).Table;
    }
}
