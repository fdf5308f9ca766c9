using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.Delivery;
using Sendai.Bot.Files;
using Sendai.Bot.Offices;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Summaries;
using Sendai.Bot.Versions;
using Sendai.Tables;

namespace Sendai.Bot.Keeping;

/// <summary>Rows that go when they are old enough.</summary>
/// <param name="Kind">For people at a terminal.</param>
/// <param name="Table">Where they are.</param>
/// <param name="Prefix">What their keys begin with; empty for all rows.</param>
/// <param name="Days">How long they are kept.</param>
/// <param name="IsOver">Which of them go, given the moment before which they are old.</param>
internal sealed record Retention(string Kind, string Table, string Prefix, int Days, Func<DateTimeOffset, TableFilter> IsOver)
{
    /// <summary>Keys of the same partition that go with a row.</summary>
    public Func<TableRow, IReadOnlyList<string>> With { get; init; } = static _ => [];

    /// <summary>
    /// All of them. What is not here goes by rules of its own (cases, drafts, links, leases, pointers) or stays as long as the
    /// bot is used; docs/adr/0024 says what and why.
    /// </summary>
    public static IReadOnlyList<Retention> All { get; } =
    [
        // A card that lies about for longer is pressed by nobody who means the same as then.
        .. new[] { CaseKeys.Table, ReviewRows.Table, SummaryKeys.Table, OfficeRows.Table, "Reports", VersionRows.Table, SecretariatRows.Table, KnownPerson.Table }
            .Select(table => new Retention("押されたボタンの印", table, "nonce-", 90, old => $"At lt {old}")),

        // Who has read a case must be answered for longer than the case is kept, which is five years at most after its end.
        new("監査の記録", AuditRows.Table, "", 6 * 366, old => $"At lt {old}"),

        // Questions of two years show what the directory lacked; it is another one by then.
        new("回答への評価", "Feedback", "", 2 * 366, old => $"At lt {old}"),

        // Who has told what, for as long as somebody may ask why a contact was changed.
        new("終わった連絡先の指摘", "Reports", "report-", 366, old => $"SettledAt lt {old}")
        {
            With = row => [$"post-{row.RowKey}", $"settled-{row.RowKey}"],
        },

        // Answers that went to a personal chat: their words are there.
        new("個人チャットに送ったお返事", KnownPerson.Table, "private-", 90, old => Finished(old)),

        // They open nothing any more.
        new("使われなかったリンク", FileLinks.Table, "", 1, old => $"Until lt {old}"),
    ];

    private static TableFilter Finished(DateTimeOffset old) =>
        $"DueAt lt {old} and (State eq {nameof(MessageState.Sent)} or State eq {nameof(MessageState.Failed)} or State eq {nameof(MessageState.Stopped)})";
}
