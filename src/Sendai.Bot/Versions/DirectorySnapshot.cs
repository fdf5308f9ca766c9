using Sendai.Bot.Pack;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Domain.Directory;
using Sendai.Domain.Reviews;
using Sendai.Domain.Summaries;

namespace Sendai.Bot.Versions;

/// <summary>
/// The directory at one moment, whole and unchanging. A turn takes it once, so that its answer never mixes two versions.
/// </summary>
/// <param name="Version">Its number; 0 for the pack that comes with the program, while there is no store.</param>
/// <param name="Content">What it says.</param>
/// <param name="Router">Answers from it.</param>
/// <param name="Findings">What was left out.</param>
internal sealed record DirectorySnapshot(int Version, DirectoryContent Content, Router Router, IReadOnlyList<PackFinding> Findings)
{
    private readonly Lazy<PrivacyScreen> screen = new(() => new PrivacyScreen(Content.ScreenWords, Content));

    /// <summary>Hears who wants to book, by this directory's names.</summary>
    public WishReader Wishes { get; } = new(Content.SessionKinds, Content.Wards);

    /// <summary>Hears who wants to hand in a case, likewise.</summary>
    public CaseWishReader CaseWishes { get; } = new(Content.SessionKinds, Content.Wards);

    /// <summary>Hears who asks what was said in a meeting, likewise.</summary>
    public SummaryWishReader SummaryWishes { get; } = new(Content.SessionKinds, Content.Wards);

    /// <summary>What answers say of this directory's bodies, whatever was asked.</summary>
    public BodyParts Parts { get; } = new(new SourceWords(Content.Sources));

    /// <summary>Looks for what could identify somebody. It is made when the first text comes: most turns bring none.</summary>
    public PrivacyScreen Screen => screen.Value;

    public static DirectorySnapshot Of(int version, LoadedPack pack) => new(version, pack.Content, new Router(pack.Content), pack.Findings);
}
