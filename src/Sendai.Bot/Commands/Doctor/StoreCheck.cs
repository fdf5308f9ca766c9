using Azure;
using Sendai.Bot.Access;
using Sendai.Tables;
using Operation = Sendai.Domain.Access.Operation;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Whether rows can be read, written, changed together and removed: with one row that means nothing, in a place of its own.</summary>
internal static class StoreCheck
{
    public const string Table = SecretariatRows.Table;
    public const string Partition = "doctor";

    private const string Key = "scratch";
    private const string Advice = "ID に「ストレージ テーブル データ共同作成者」の役割があるか、ストレージのネットワークの設定が正しいかを確かめてください（ファイルなら、その権限と空き）。";

    public static Check Of(DoctorScene scene) => new("保存先", async cancellationToken =>
    {
        await using var person = await Operator.OpenAsync(scene.Configuration, cancellationToken);
        return person is null
            ? CheckResult.Doubt("まだありません。ボットを始めるか、directory import をすると、できます。")
            : await LookAsync(person, cancellationToken);
    });

    private static async Task<CheckResult> LookAsync(Operator person, CancellationToken cancellationToken)
    {
        try
        {
            await person.Tables.GetAsync(Table, Partition, Key, cancellationToken);
        }
        catch (TableStoreException failure)
        {
            return CheckResult.Bad($"読めません：{failure.Message} {Advice}");
        }

        try
        {
            if (await person.BeginAsync(new OperatorDeed(Operation.CheckStore, "doctor"), cancellationToken) is not OperatorDecision.Begun begun)
            {
                return CheckResult.Doubt("読めます。書けるかは、試していません。");
            }

            var fault = await UseAsync(person.Tables, cancellationToken);
            await person.CloseAsync(begun.Line, fault is null ? AuditOutcome.Done : AuditOutcome.NotDone);
            return fault is null ? CheckResult.Good("読む、書く、まとめて変える、消す、ができました。") : CheckResult.Doubt(fault);
        }
        catch (TableStoreException failure)
        {
            return CheckResult.Bad($"読めますが、書けません：{failure.Message} {Advice}");
        }
    }

    /// <summary>Who else looks at the same moment uses the same row, which is no fault of the store.</summary>
    private static async Task<string?> UseAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        var mark = Guid.NewGuid().ToString();
        await tables.UpsertAsync(Table, new TableRow(Partition, Key).Set("Mark", mark), cancellationToken);
        try
        {
            var changed = await tables.TransactAsync(
                Table, [new TableOperation.Merge(new TableRow(Partition, Key).Set("Changed", true), ETag.All)], cancellationToken);
            var read = await tables.GetAsync(Table, Partition, Key, cancellationToken);
            return changed is TransactionResult.Written && read?.GetString("Mark") == mark && read.GetBoolean("Changed") == true
                ? null
                : "書いた行が、ほかの点検と重なりました。もう一度実行してください。";
        }
        finally
        {
            // Also when somebody has lost patience.
            await tables.DeleteAsync(Table, Partition, Key, ETag.All, CancellationToken.None);
        }
    }
}
