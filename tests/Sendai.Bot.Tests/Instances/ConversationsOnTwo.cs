using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Instances;

/// <summary>
/// The conversations once more, against two processes (see <see cref="BotPair"/>). Not among them are: conversations that move
/// the clock (reminders, follow-ups, the day of a review, plans, deliveries and their boards, rotas, members of channels) or
/// bring parts of the program of their own (calls to Graph, stores that fail), which a process has no door for; those that
/// change the directory, which the pair brings into Azurite once (contacts and reports about them; what becomes of a change on
/// two is in <see cref="SharedTurnTests"/>); chats that close and open again within a minute, which is for how long an instance may
/// not know of it (ADR 26); and what has no conversation in it (cards, verbs, races, words that are understood).
/// Single tests of that kind in the classes below are held with one process here, too.
/// <c>SENDAI_INSTANCES=2</c> in the environment holds whichever class is run against two.
/// </summary>
[CollectionDefinition(nameof(OnTwo))]
public static class OnTwo;

[Collection(nameof(OnTwo))]
public sealed class AnswersOnTwo : Consult.AnswerTests
{
    public AnswersOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class ChannelsOnTwo : Consult.ChannelTests
{
    public ChannelsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class FeedbackOnTwo : Consult.FeedbackTests
{
    public FeedbackOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class PrivacyOnTwo : Consult.PrivacyTests
{
    public PrivacyOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class DangerOnTwo : Consult.UrgentTests
{
    public DangerOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class WardsOnTwo : Consult.WardTests
{
    public WardsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class WelcomeOnTwo : Consult.WelcomeTests
{
    public WelcomeOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class SearchOnTwo : MessageExtension.SearchTests
{
    public SearchOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class RegisteringOnTwo : Access.RegisterTests
{
    public RegisteringOnTwo() => BotPair.Want();

    protected override Task<string> NewDatabaseAsync() => Databases.NewAsync(onAzurite: false);
}

[Collection(nameof(OnTwo))]
public sealed class KnownOnTwo : People.BookTests
{
    public KnownOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class PersonalChatsOnTwo : People.PersonalChatTests
{
    public PersonalChatsOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class PrivateRepliesOnTwo : People.PrivateReplyTests
{
    public PrivateRepliesOnTwo() => BotPair.Want();
}

[Collection(nameof(OnTwo))]
public sealed class UnreachableOnTwo : People.UnreachableListTests
{
    public UnreachableOnTwo() => BotPair.Want();
}
