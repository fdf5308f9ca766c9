using Sendai.Bot.Calendar;
using Sendai.Teams.Connector;

namespace Sendai.Bot.Tests.Calendar;

public sealed class AttendeeAddressTests
{
    [Theory]
    [InlineData("mihon@example.jp", "p1@example.onmicrosoft.com", "mihon@example.jp")]
    [InlineData(null, "p1@example.onmicrosoft.com", "p1@example.onmicrosoft.com")]
    [InlineData("", "p1@example.onmicrosoft.com", "p1@example.onmicrosoft.com")]
    [InlineData("mihon@example.com", "mihon_example.com#EXT#@example.onmicrosoft.com", "mihon@example.com")]
    [InlineData(null, "mihon_example.com#EXT#@example.onmicrosoft.com", null)]
    [InlineData("mihon_example.com#ext#@example.onmicrosoft.com", "p1@example.onmicrosoft.com", "p1@example.onmicrosoft.com")]
    [InlineData(null, null, null)]
    [InlineData("なし", null, null)]
    public void Address_IsMailFirst_AndNeverAGuestsSignInName(string? mail, string? signIn, string? address) =>
        Assert.Equal(address, AttendeeAddress.Of(new TeamsChannelAccount { Email = mail, UserPrincipalName = signIn }));
}
