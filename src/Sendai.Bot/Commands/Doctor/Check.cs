namespace Sendai.Bot.Commands.Doctor;

/// <summary>One thing that <c>doctor</c> looks at.</summary>
/// <param name="Name">What, in a few words.</param>
/// <param name="RunAsync">Looks. What a setting or the store says is wrong may come as their exception.</param>
internal sealed record Check(string Name, Func<CancellationToken, Task<CheckResult>> RunAsync);

/// <summary>What came of it.</summary>
/// <param name="Mark">How it is.</param>
/// <param name="Words">How it is, and what to do when it is not well.</param>
internal sealed record CheckResult(CheckMark Mark, string Words)
{
    public static CheckResult Good(string words) => new(CheckMark.Good, words);

    public static CheckResult Doubt(string words) => new(CheckMark.Doubt, words);

    public static CheckResult Bad(string words) => new(CheckMark.Bad, words);
}

/// <summary>How something is.</summary>
internal enum CheckMark
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It may be meant so, or cannot be looked at from here.</summary>
    Doubt,

    /// <summary>The bot cannot work like this.</summary>
    Bad,
}
