using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Tests.AzureTables;

/// <summary>What is in rows and filters comes out nowhere, however closely somebody listens.</summary>
public sealed class SilenceTests
{
    private const string Table = "Things";
    private const string Secret = "Sekret7391";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ValuesAndFilters_AreInNoLogAndNoTrace()
    {
        var heard = new ConcurrentQueue<string>();
        using var events = new AzureEventSourceListener((_, text) => heard.Enqueue(text), EventLevel.Verbose);
        using var network = new NetworkListener(heard);
        using var activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(activities);

        var account = await Azurite.FreshAsync();
        using var proxy = new FaultyProxy(account.Port);
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        var store = new AzureTableStore(account.Through(proxy.Port), options);
        var row = new TableRow("p", "r").Set("Text", Secret);
        await store.InsertAsync(Table, row, None);
        await store.InsertAsync(Table, row, None);
        await store.TransactAsync(Table, [new TableOperation.Insert(row), new TableOperation.Upsert(new TableRow("p", "s").Set("Text", Secret))], None);
        await store.QueryAsync(Table, new TableQuery { Filter = $"Text eq {Secret}", Select = ["Text"], PageSize = 1 }, null, None);
        proxy.Plan = request => Task.FromResult(request.IsWrite ? Mishap.ErrorAfter : Mishap.DropBefore);
        heard.Enqueue((await Assert.ThrowsAsync<TableStoreException>(() => store.ReplaceAsync(Table, row, Azure.ETag.All, None))).ToString());
        heard.Enqueue((await Assert.ThrowsAsync<TableStoreException>(
            () => store.QueryAsync(Table, new TableQuery { Filter = $"Text eq {Secret}" }, null, None))).ToString());

        Assert.Contains(heard, text => text.Contains("Request [", StringComparison.Ordinal) && text.Contains(Table, StringComparison.Ordinal));
        Assert.Contains(heard, text => text.Contains("url.full", StringComparison.Ordinal) && text.Contains(Table, StringComparison.Ordinal));
        Assert.Contains(heard, text => text.Contains("RequestStart", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, text => text.Contains(Secret, StringComparison.Ordinal));
    }

    private sealed class NetworkListener(ConcurrentQueue<string> heard) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            heard?.Enqueue($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
