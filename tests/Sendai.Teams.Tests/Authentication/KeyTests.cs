using Microsoft.AspNetCore.Http;
using Sendai.Tests.Support;

namespace Sendai.Teams.Tests.Authentication;

/// <summary>Where keys come from, how long they stay, and what a metadata server can do to the bot.</summary>
public class KeyTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<string, Func<HttpContext, Task>> Faults => new()
    {
        { "an error", Status(500) },
        { "not found", Status(404) },
        { "no content", Status(204) },
        { "a broken connection", context =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        },
        { "nothing", Body("") },
        { "a page", Body("<html>しばらくお待ちください</html>") },
        { "half of it", Body("{\"jwks_uri\":\"http") },
        { "null", Body("null") },
        { "an array", Body("[]") },
        { "no address of keys", Body("{}") },
        { "a number as address", Body("{\"jwks_uri\":1}") },
        { "a relative address", Body("{\"jwks_uri\":\"/v1/.well-known/keys\"}") },
        { "keys that are no list", Body("{\"jwks_uri\":\"{self}/keys\",\"keys\":{}}") },
        { "no keys", Body("{\"jwks_uri\":\"{self}/keys\",\"keys\":[]}") },
        { "keys that are none", Body("{\"jwks_uri\":\"{self}/keys\",\"keys\":[null,1,\"x\",{},{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"!\",\"e\":\"AQAB\"}]}") },
        { "something without end", async context =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync(new string(' ', 100_000));
                }
            }
        },
        { "too deep", Body($"{{\"keys\":{new string('[', 100_000)}") },
    };

    /// <summary>Teams may send again what was answered with 503; a 401 would tell it to give up.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public async Task WithoutKeys_TheAnswerIs503AndHalfAMinuteLaterAllIsWell(string fault, Func<HttpContext, Task> answer)
    {
        await using var host = await GuardedHost.StartAsync();
        host.OpenId.Instead = answer;

        Assert.True(await host.KnockAsync() == 503, fault);
        Assert.Equal(503, await host.KnockAsync());
        Assert.Equal(1, host.OpenId.MetadataRequests);
        Assert.Equal(0, host.Handled);

        host.OpenId.Instead = null;
        host.Bot.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(202, await host.KnockAsync());
        Assert.Equal(1, host.Handled);
    }

    [Fact]
    public async Task MetadataServerThatIsNotThere_Is503()
    {
        await using var host = await GuardedHost.StartAsync(("Bot:OpenIdMetadata", "http://127.0.0.1:1/metadata"));
        Assert.Equal(503, await host.KnockAsync());
    }

    [Fact]
    public async Task KeysOfAnotherOrigin_AreNotEvenFetched()
    {
        await using var other = await TestOpenId.StartAsync();
        await using var host = await GuardedHost.StartAsync();
        foreach (var address in new[] { other.MetadataUrl.Replace("openidconfiguration", "keys", StringComparison.Ordinal), "https://login.botframework.com/v1/.well-known/keys", "file:///etc/passwd" })
        {
            host.OpenId.JwksUri = address;
            Assert.Equal(503, await host.KnockAsync(host.Token(other.Key)));
            host.Bot.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(0, other.KeyRequests);
        Assert.Equal(0, host.OpenId.KeyRequests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_AreNotFollowed(int status)
    {
        await using var other = await TestOpenId.StartAsync();
        await using var host = await GuardedHost.StartAsync();
        host.OpenId.Instead = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.MetadataUrl;
            return Task.CompletedTask;
        };

        Assert.Equal(503, await host.KnockAsync(host.Token(other.Key)));
        Assert.Equal(0, other.MetadataRequests);
    }

    [Theory]
    [InlineData(3, 202)]
    [InlineData(4, 503)]
    public async Task Document_IsReadUpToFourMebibytes(int mebibytes, int status)
    {
        await using var host = await GuardedHost.StartAsync();
        host.OpenId.Key.Jwk["x5c"] = new string('x', mebibytes * 1024 * 1024);

        Assert.Equal(status, await host.KnockAsync());
    }

    [Fact]
    public async Task SlowMetadataServer_IsGivenUpOnAfterTenSeconds()
    {
        await using var host = await GuardedHost.StartAsync();
        host.OpenId.WaitFor(new TaskCompletionSource().Task);

        var waiting = host.KnockAsync();
        await host.Bot.Time.ElapseAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(503, await waiting);
    }

    [Fact]
    public async Task FirstKeys_AreFetchedOnceForAllWhoWait()
    {
        await using var host = await GuardedHost.StartAsync();
        var release = new TaskCompletionSource();
        host.OpenId.WaitFor(release.Task);

        var waiting = Enumerable.Range(0, 20).Select(_ => host.KnockAsync()).ToArray();
        await Task.Delay(100);
        Assert.DoesNotContain(waiting, knock => knock.IsCompleted);
        release.SetResult();

        Assert.All(await Task.WhenAll(waiting), status => Assert.Equal(202, status));
        Assert.Equal((1, 1), (host.OpenId.MetadataRequests, host.OpenId.KeyRequests));
    }

    [Fact]
    public async Task Rollover_IsFollowedWithinTheHourAndTheOldKeyEnds()
    {
        await using var host = await GuardedHost.StartAsync();
        Assert.Equal(202, await host.KnockAsync());

        var old = host.OpenId.Rotate();
        host.Bot.Time.Advance(Hour - TimeSpan.FromTicks(1));
        Assert.Equal(401, await host.KnockAsync());
        Assert.Equal(202, await host.KnockAsync(host.Token(old)));

        host.Bot.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(202, await host.KnockAsync());
        Assert.Equal(401, await host.KnockAsync(host.Token(old)));
    }

    [Fact]
    public async Task FloodOfUnknownKeys_CausesOneRequestAnHour()
    {
        await using var host = await GuardedHost.StartAsync();
        Assert.Equal(202, await host.KnockAsync());
        for (var hour = 1; hour <= 3; hour++)
        {
            host.Bot.Time.Advance(Hour);
            for (var knocks = 0; knocks < 100; knocks++)
            {
                var stranger = host.OpenId.Key with { Id = $"made-up-{hour}-{knocks}" };
                Assert.Equal(401, await host.KnockAsync(host.Token(stranger)));
            }

            Assert.Equal((1 + hour, 1 + hour), (host.OpenId.MetadataRequests, host.OpenId.KeyRequests));
        }

        Assert.Equal(202, await host.KnockAsync());
    }

    /// <summary>Whoever does not even know for which bot and by whom tokens are made, causes nothing at all.</summary>
    [Fact]
    public async Task TokensForOthers_CauseNoRequest()
    {
        await using var host = await GuardedHost.StartAsync();
        Assert.Equal(401, await host.KnockAsync(host.Token(claims: claims => claims["aud"] = "99999999-2222-3333-4444-555555555555")));
        Assert.Equal(401, await host.KnockAsync(host.Token(claims: claims => claims["iss"] = "https://sts.windows.net/")));
        Assert.Equal(401, await host.KnockAsync(host.Token(claims: claims => claims["exp"] = 1)));
        Assert.Equal(0, host.OpenId.MetadataRequests);
    }

    [Fact]
    public async Task Keys_AreReadAgainAfter24Hours()
    {
        await using var host = await GuardedHost.StartAsync();
        await host.KnockAsync();
        host.Bot.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.Equal(202, await host.KnockAsync());
        Assert.Equal(1, host.OpenId.MetadataRequests);

        var old = host.OpenId.Rotate();
        host.Bot.Time.Advance(TimeSpan.FromTicks(1));
        // Nobody waits for the new keys as long as the old one is there.
        Assert.Equal(202, await host.KnockAsync(host.Token(old)));
        await UntilAsync(async () => await host.KnockAsync(host.Token(old)) == 401);
        Assert.Equal((2, 2), (host.OpenId.MetadataRequests, host.OpenId.KeyRequests));
        Assert.Equal(202, await host.KnockAsync());
    }

    [Fact]
    public async Task OldKeys_StayWhileTheMetadataServerIsDown()
    {
        await using var host = await GuardedHost.StartAsync();
        await host.KnockAsync();
        host.OpenId.FailWith(500);
        for (var day = 1; day <= 10; day++)
        {
            host.Bot.Time.Advance(TimeSpan.FromDays(1));
            await UntilAsync(async () =>
            {
                Assert.Equal(202, await host.KnockAsync());
                return host.OpenId.MetadataRequests == 1 + day;
            });
        }

        // Somebody with a new key may be right: nobody can say.
        Assert.Equal(503, await host.KnockAsync(host.Token(TestKey.Create())));
        Assert.Equal(202, await host.KnockAsync());
    }

    [Fact]
    public async Task KnownKeys_DoNotWaitForASlowMetadataServer()
    {
        await using var host = await GuardedHost.StartAsync();
        await host.KnockAsync();
        host.Bot.Time.Advance(TimeSpan.FromHours(25));
        var release = new TaskCompletionSource();
        host.OpenId.WaitFor(release.Task);

        Assert.Equal(202, await host.KnockAsync());
        var stranger = host.KnockAsync(host.Token(TestKey.Create()));
        for (var knocks = 0; knocks < 20; knocks++)
        {
            Assert.Equal(202, await host.KnockAsync());
        }

        Assert.False(stranger.IsCompleted);
        release.SetResult();
        Assert.Equal(401, await stranger);
        Assert.Equal(2, host.OpenId.MetadataRequests);
    }

    /// <summary>The real document was reported to have 250 keys and 870 KB.</summary>
    [Fact]
    public async Task LongListOfKeys_IsRead()
    {
        await using var host = await GuardedHost.StartAsync();
        for (var number = 0; number < 250; number++)
        {
            var key = host.OpenId.Key with { Id = $"other-{number}", Jwk = host.OpenId.Key.Jwk.DeepClone().AsObject() };
            key.Jwk["kid"] = key.Id;
            key.Jwk["x5c"] = new string('x', 3000);
            host.OpenId.Publish(key);
        }

        Assert.Equal(202, await host.KnockAsync());
    }

    private static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Func<HttpContext, Task> Body(string body) => context =>
        context.Response.WriteAsync(body.Replace("{self}", $"http://{context.Request.Host}", StringComparison.Ordinal));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 1000, "It never came true.");
            await Task.Delay(10);
        }
    }
}
