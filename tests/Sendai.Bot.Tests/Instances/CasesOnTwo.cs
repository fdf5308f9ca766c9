using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Instances;

[Collection(nameof(OnTwo))]
public sealed class BadInputOnTwo : Cases.BadInputTests
{
    public BadInputOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class DraftsOnTwo : Cases.DraftTests
{
    public DraftsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class FindingsOnTwo : Cases.FindingsTests
{
    public FindingsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class HandingInOnTwo : Cases.HandInTests
{
    public HandingInOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class MyCasesOnTwo : Cases.MineTests
{
    public MyCasesOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class CaseChannelsOnTwo : CaseLeading.ChannelTests
{
    public CaseChannelsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class LeadingOnTwo : CaseLeading.LeadTests
{
    public LeadingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class LeadRightsOnTwo : CaseLeading.LeadRightsTests
{
    public LeadRightsOnTwo() => BotPair.Want();
}
