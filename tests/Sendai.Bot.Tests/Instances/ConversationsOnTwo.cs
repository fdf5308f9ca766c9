using Sendai.Bot.Tests.Access;
using Sendai.Bot.Tests.CaseLeading;
using Sendai.Bot.Tests.Cases;
using Sendai.Bot.Tests.Consult;
using Sendai.Bot.Tests.Endpoint;
using Sendai.Bot.Tests.Reviews;
using Sendai.Bot.Tests.Summaries;
using Sendai.Bot.Tests.SummaryWriting;

namespace Sendai.Bot.Tests.Instances;

/// <summary>
/// The conversations once more, against two processes (see <see cref="BotPair"/>). All others can be held there too, with
/// <c>SENDAI_INSTANCES=2</c> in the environment.
/// </summary>
[CollectionDefinition(nameof(OnTwo))]
public static class OnTwo;

[Collection(nameof(OnTwo))]
public sealed class AnswersOnTwo : AnswerTests
{
    public AnswersOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class WardsOnTwo : WardTests
{
    public WardsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class BookingOnTwo : BookTests
{
    public BookingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class FindingsOnTwo : FindingsTests
{
    public FindingsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class HandingInOnTwo : HandInTests
{
    public HandingInOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class LeadingOnTwo : LeadTests
{
    public LeadingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class WritingOnTwo : WritingTests
{
    public WritingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class ReadingOnTwo : ReadTests
{
    public ReadingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class RegisteringOnTwo : RegisterTests
{
    public RegisteringOnTwo() => BotPair.Want();

    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}
