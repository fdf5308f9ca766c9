using Sendai.Tests.Support;

namespace Sendai.Teams.Tests.Authentication;

/// <summary>A token that was let in before is let in only as long as a new one would be.</summary>
public class ProvenTokenTests
{
    [Fact]
    public async Task TokenThatComesAgain_IsRefusedOnceItHasExpired()
    {
        await using var host = await GuardedHost.StartAsync();
        var token = host.Token();
        Assert.Equal(202, await host.KnockAsync(token));
        Assert.Equal(202, await host.KnockAsync(token));

        // 55 minutes, and five for clocks that differ.
        host.Bot.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(401, await host.KnockAsync(token));
    }

    [Fact]
    public async Task TokenLikeOneThatCame_IsRefusedWhenALetterDiffers()
    {
        await using var host = await GuardedHost.StartAsync();
        var token = host.Token();
        Assert.Equal(202, await host.KnockAsync(token));

        foreach (var at in new[] { token.LastIndexOf('.') + 1, token.LastIndexOf('.') + 100, token.Length - 3 })
        {
            Assert.Equal(401, await host.KnockAsync($"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}"));
        }

        Assert.Equal(202, await host.KnockAsync(token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TokenThatComesAgain_IsRefusedOnceItsKeyIsNoLongerPublished(bool anotherHasItsId)
    {
        await using var host = await GuardedHost.StartAsync();
        var token = host.Token(claims: claims => claims["exp"] = host.Bot.Time.GetUtcNow().AddDays(1).ToUnixTimeSeconds());
        Assert.Equal(202, await host.KnockAsync(token));

        var old = host.OpenId.Rotate();
        if (anotherHasItsId)
        {
            host.OpenId.Publish(TestKey.Create()).Jwk["kid"] = old.Id;
        }

        host.Bot.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(202, await host.KnockAsync());
        Assert.Equal(401, await host.KnockAsync(token));
    }
}
