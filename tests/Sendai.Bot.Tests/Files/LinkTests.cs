using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sendai.Bot.Access;
using Sendai.Bot.Files;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Versions;
using Sendai.Domain.Access;

namespace Sendai.Bot.Tests.Files;

/// <summary>A link gives one file, once, within ten minutes.</summary>
public sealed class LinkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OfManyAtOnce_OneGetsTheFile(bool onAzurite)
    {
        // All of them have seen the link before the first of them uses it up.
        const int Presses = 20;
        var allAreThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (isOpen, arrived) = (true, 0);
        await using var files = await FileBot.StartAsync(await Databases.NewAsync(onAzurite), store: store => new WatchedStore(store, before: () =>
        {
            if (isOpen || Interlocked.Increment(ref arrived) == Presses)
            {
                allAreThere.TrySetResult();
            }

            return isOpen ? Task.CompletedTask : allAreThere.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }));
        var link = await files.OfferAsync();
        (isOpen, allAreThere) = (false, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        var answers = await Task.WhenAll(Enumerable.Range(0, Presses).Select(_ => files.PressAsync(link)));

        Assert.Equal("見本 session-1.slot-2", Assert.Single(answers, answer => answer.IsFile).Body);
        Assert.Equal(Presses - 1, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        Assert.Equal(1, files.Made);
        var line = Assert.Single(await files.Bot.AuditAsync());
        Assert.Equal(
            (TestChannel.ObjectId(11), Operation.TakeFile, "sample session-1.slot-2", AuditOutcome.Done),
            (line.Who, line.What, line.On, line.Outcome));
        Assert.Empty(await files.RowsAsync());
    }

    [Fact]
    public async Task Looking_UsesNothingUp()
    {
        await using var files = await FileBot.StartAsync();
        var link = await files.OfferAsync();

        for (var n = 0; n < 3; n++)
        {
            var page = await files.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("<form method=\"post\"><button>受け取る</button></form>", page.Body, StringComparison.Ordinal);
            Assert.Contains("12:10 まで", page.Body, StringComparison.Ordinal);
            var head = await files.SendAsync(HttpMethod.Head, link);
            Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
            Assert.Equal(page.Headers["Content-Length"], head.Headers["Content-Length"]);
        }

        Assert.Empty(await files.Bot.AuditAsync());
        Assert.True((await files.PressAsync(link)).IsFile);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    [InlineData(100_000, false)]
    public async Task Link_WorksForTenMinutes(int seconds, bool works)
    {
        var time = new MovedTime();
        await using var files = await FileBot.StartAsync(time: time);
        var link = await files.OfferAsync();

        time.Now += TimeSpan.FromSeconds(seconds);

        Assert.Equal(works ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await files.GetAsync(link)).Status);
        Assert.Equal(works, (await files.PressAsync(link)).IsFile);
        Assert.Equal(works ? 1 : 0, files.Made);
    }

    [Fact]
    public async Task WhateverDoesNotWork_LooksTheSame()
    {
        var time = new MovedTime();
        await using var files = await FileBot.StartAsync(time: time);
        var expired = await files.OfferAsync();
        time.Now += TimeSpan.FromMinutes(11);
        var used = await files.OfferAsync();
        await files.PressAsync(used);
        var withoutFile = await files.OfferAsync();
        files.Instead = _ => null;
        var token = used.AbsolutePath.Split('/').Last();
        Uri Link(string path) => new(new Uri("http://localhost"), path);
        Uri[] links =
        [
            expired, used, Link("/files"), Link("/files/"), Link("/files/x"), Link($"/files/{new string('A', 43)}"), Link($"/files/{token}A"),
            Link($"/files/{token[..^1]}"), Link($"/files/{token}/x"), Link("/files/%E3%81%82"), Link($"/files/{new string('x', 3000)}"),
        ];

        var seen = new List<Answer> { await files.PressAsync(withoutFile) };
        foreach (var link in links)
        {
            seen.Add(await files.GetAsync(link));
            seen.Add(await files.PressAsync(link));
        }

        Assert.Single(seen.Select(answer => answer.Whole).Distinct());
        Assert.Equal(HttpStatusCode.NotFound, seen[0].Status);
        Assert.Contains("このリンクは使えません", seen[0].Body, StringComparison.Ordinal);
        Assert.Contains("何も変わっていません", seen[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsNoMore_IsNotDoneInTheAudit()
    {
        await using var files = await FileBot.StartAsync();
        files.Instead = _ => null;

        await files.PressAsync(await files.OfferAsync());

        Assert.Equal(AuditOutcome.NotDone, Assert.Single(await files.Bot.AuditAsync()).Outcome);
    }

    [Fact]
    public async Task OtherMethods_AreRefusedAndUseNothingUp()
    {
        await using var files = await FileBot.StartAsync();
        var link = await files.OfferAsync();

        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await files.SendAsync(method, link)).Status);
        }

        Assert.True((await files.PressAsync(link)).IsFile);
    }

    [Fact]
    public async Task Store_KnowsNoToken()
    {
        await using var files = await FileBot.StartAsync();

        var token = (await files.OfferAsync()).AbsolutePath.Split('/').Last();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
        var row = Assert.Single(await files.RowsAsync());
        Assert.DoesNotContain(token, $"{row.PartitionKey} {row.RowKey} {string.Join(" ", row.Properties.Values)}", StringComparison.Ordinal);
        Assert.Equal(["Kind", "Target", "Until", "Who"], row.Properties.Keys.Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExpiredLinks_AreSweptWhenNewOnesAreMade_AndNoOthers(bool onAzurite)
    {
        var time = new MovedTime();
        await using var files = await FileBot.StartAsync(await Databases.NewAsync(onAzurite), time);
        for (var n = 0; n < 15; n++)
        {
            await files.OfferAsync();
        }

        time.Now += TimeSpan.FromMinutes(5);
        var open = await files.OfferAsync();
        Assert.Equal(16, (await files.RowsAsync()).Count);

        time.Now += TimeSpan.FromMinutes(6);
        await files.OfferAsync();
        Assert.Equal(16 - 10 + 1, (await files.RowsAsync()).Count);
        await files.OfferAsync();
        Assert.Equal(3, (await files.RowsAsync()).Count);
        Assert.True((await files.PressAsync(open)).IsFile);
    }

    [Fact]
    public async Task WhatIsNoKindOrTarget_IsAFault()
    {
        await using var files = await FileBot.StartAsync();
        var desk = files.Bot.Services.GetRequiredService<FileDesk>();
        Task<Uri?> OfferAsync(string kind, string target) => desk.OfferAsync(FileBot.Somebody, kind, target, default);

        await Assert.ThrowsAsync<ArgumentException>(() => OfferAsync("other", "x"));
        foreach (var target in new[] { "", "見本", "a b", "a\nb", new string('x', 201) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => OfferAsync(FileBot.Kind, target));
        }

        Assert.NotNull(await OfferAsync(FileBot.Kind, new string('x', 200)));
    }

    [Theory]
    [InlineData("Sample")]
    [InlineData("")]
    [InlineData("a b")]
    public void KindWithAnotherName_IsAFault(string kind) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddFile(kind, _ => (_, _) => Task.FromResult<FileContent?>(null)));
}
