using System.Net;
using Sendai.Bot.Access;
using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Files;

/// <summary>What surrounds a file on its way, and what happens when something breaks.</summary>
public sealed class LinkSafetyTests
{
    [Fact]
    public async Task EveryAnswer_IsKeptByNobodyAndRunsNothing()
    {
        await using var files = await FileBot.StartAsync();
        var link = await files.OfferAsync();

        foreach (var answer in new[] { await files.GetAsync(link), await files.PressAsync(link), await files.GetAsync(link) })
        {
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.False(answer.Headers.ContainsKey("Set-Cookie"));
        }
    }

    [Fact]
    public async Task File_IsSavedUnderItsJapaneseName()
    {
        await using var files = await FileBot.StartAsync();

        var file = await files.PressAsync(await files.OfferAsync());

        Assert.Equal("text/calendar; charset=utf-8", file.Headers["Content-Type"]);
        Assert.StartsWith("attachment; filename=", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.EndsWith(
            "; filename*=UTF-8''%E3%82%B1%E3%83%BC%E3%82%B9%20%22%E3%83%AC%E3%83%93%E3%83%A5%E3%83%BC%22.ics",
            file.Headers["Content-Disposition"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AreForPhonesAndCarryNoScript()
    {
        await using var files = await FileBot.StartAsync();
        var link = await files.OfferAsync();

        foreach (var page in new[] { await files.GetAsync(link), await files.GetAsync(new Uri("http://localhost/files/x")) })
        {
            Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
            Assert.Contains("<html lang=\"ja\">", page.Body, StringComparison.Ordinal);
            Assert.Contains("name=\"viewport\" content=\"width=device-width,initial-scale=1\"", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("://", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Log_NeverHoldsAToken()
    {
        FaultyStore? store = null;
        await using var files = await FileBot.StartAsync(store: inner => store = new FaultyStore(inner) { BreaksOnly = "Files" });
        var links = new List<Uri>();
        async Task WithAsync(Func<Uri, Task> act)
        {
            links.Add(await files.OfferAsync());
            await act(links[^1]);
        }

        await WithAsync(async link =>
        {
            await files.GetAsync(link);
            await files.GetAsync(new Uri($"{link.AbsoluteUri.Replace("/files/", "/FILES/", StringComparison.Ordinal)}?utm=1"));
            await files.SendAsync(HttpMethod.Head, link);
            await files.SendAsync(HttpMethod.Put, link);
            await files.PressAsync(link);
            await files.PressAsync(link);
        });
        await WithAsync(link =>
        {
            files.Instead = _ => throw new InvalidOperationException($"見本 {link}");
            return files.PressAsync(link);
        });
        await WithAsync(async link =>
        {
            store!.IsBroken = true;
            await files.PressAsync(link);
            store.IsBroken = false;
        });

        // The test would prove nothing if requests were not logged at all.
        Assert.Contains(files.Bot.Log.All, line => line.Contains("/files", StringComparison.Ordinal));
        var tokens = links.Select(link => link.AbsolutePath.Split('/').Last()).ToList();
        Assert.DoesNotContain(files.Bot.Log.All, line => tokens.Exists(token => line.Contains(token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FileThatCannotBeMade_IsAKindSentence_AndTheAuditSaysThatItWasBegun()
    {
        await using var files = await FileBot.StartAsync();
        files.Instead = _ => throw new InvalidOperationException("秘密のことば");

        var answer = await files.PressAsync(await files.OfferAsync());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("何も失われていません", answer.Body, StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("Content-Disposition"));
        Assert.Equal(AuditOutcome.Begun, Assert.Single(await files.Bot.AuditAsync()).Outcome);
        Assert.Contains(files.Bot.Log.All, line => line.Contains("sample could not be made: System.InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(files.Bot.Log.All, line => line.Contains("秘密のことば", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatCannotBeRecorded_IsNotGiven()
    {
        FaultyStore? store = null;
        await using var files = await FileBot.StartAsync(store: inner => store = new FaultyStore(inner) { BreaksOnly = "Audit" });
        var link = await files.OfferAsync();
        store!.IsBroken = true;

        var answer = await files.PressAsync(link);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(0, files.Made);
        // It may have been seen: it does not work again.
        store.IsBroken = false;
        Assert.Equal(HttpStatusCode.NotFound, (await files.PressAsync(link)).Status);
    }

    [Fact]
    public async Task BrokenStore_LeavesTheLinkAsItWas()
    {
        FaultyStore? store = null;
        await using var files = await FileBot.StartAsync(store: inner => store = new FaultyStore(inner) { BreaksOnly = "Files" });
        var link = await files.OfferAsync();
        store!.IsBroken = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await files.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await files.PressAsync(link)).Status);

        store.IsBroken = false;
        Assert.True((await files.PressAsync(link)).IsFile);
    }
}
