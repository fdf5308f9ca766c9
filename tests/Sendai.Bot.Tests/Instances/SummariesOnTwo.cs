using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Instances;

[Collection(nameof(OnTwo))]
public sealed class WritingOnTwo : SummaryWriting.WritingTests
{
    public WritingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class CorrectingOnTwo : SummaryWriting.CorrectionTests
{
    public CorrectingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class WritingRightsOnTwo : SummaryWriting.WritingRightsTests
{
    public WritingRightsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class ReadingOnTwo : Summaries.ReadTests
{
    public ReadingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class QuestionsOnTwo : Summaries.QuestionTests
{
    public QuestionsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class RemovingOnTwo : Summaries.RemovalTests
{
    public RemovingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class FindingOnTwo : Summaries.SearchTests
{
    public FindingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class SubscribingOnTwo : Summaries.SubscribeTests
{
    public SubscribingOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class NewslettersOnTwo : Newsletters.NewsletterTests
{
    public NewslettersOnTwo() => BotPair.Want();
}
