namespace Sendai.Teams.Hosting;

/// <summary>One kind of invoke: how it is worked on, and how its answers are written.</summary>
internal interface IInvoke
{
    /// <summary>
    /// What the second of two instances answers that are given the same; null for what changes nothing, which both may answer.
    /// </summary>
    byte[]? AnswerWhenTaken { get; }

    /// <summary>The answer, as JSON.</summary>
    Task<byte[]> RunAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>What stands in the answer's place when the bot does not get to it.</summary>
    byte[] Refuse(InvokeFault fault);

    /// <summary>What stands there when a gate does not let it through.</summary>
    byte[] Refuse(string words);
}

/// <summary>Why the bot does not get to an answer.</summary>
internal enum InvokeFault
{
    /// <summary>The person or the conversation has sent too much within a minute.</summary>
    TooMany,

    /// <summary>Too many others are at work.</summary>
    Busy,

    /// <summary>The handler threw.</summary>
    Failed,

    /// <summary>The handler took too long.</summary>
    TimedOut,
}
