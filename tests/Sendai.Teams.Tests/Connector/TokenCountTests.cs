using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Sendai.Teams.Connector;
using Sendai.Teams.Tests.Support;

namespace Sendai.Teams.Tests.Connector;

/// <summary>Whoever watches sees when tokens are renewed and when there are none.</summary>
public sealed class TokenCountTests
{
    // Others beside this test ask for tokens, too; what flows with its own calls tells them apart.
    private static readonly AsyncLocal<bool> IsOurs = new();

    [Fact]
    public async Task Requests_AreCountedByTheirOutcome()
    {
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Name == "sendai.tokens")
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (IsOurs.Value)
            {
                counted.Add($"{value} {tags[0].Key}={tags[0].Value}");
            }
        });
        listener.Start();
        IsOurs.Value = true;
        var credential = new FakeCredential(TimeProvider.System) { Before = _ => throw new InvalidOperationException("secret") };
        var tokens = new ConnectorTokens(new ConnectorIdentity(credential, "scope"), TimeProvider.System, NullLogger<ConnectorTokens>.Instance);

        await Assert.ThrowsAsync<TokenUnavailableException>(() => tokens.GetAsync(default));
        credential.Before = _ => Task.CompletedTask;
        await tokens.GetAsync(default);
        await tokens.GetAsync(default);

        Assert.Equal(["1 outcome=failed", "1 outcome=renewed"], counted);
    }
}
