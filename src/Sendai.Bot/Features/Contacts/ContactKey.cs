using Sendai.Bot.People;

namespace Sendai.Bot.Features.Contacts;

/// <summary>Which contact: of a body, the desk of this name. Both are as the directory writes them.</summary>
internal sealed record ContactKey(string BodyId, string Label)
{
    /// <summary>As a part of a row's key, where names of desks cannot stand.</summary>
    public string Hash => UserKey.Hash($"{BodyId}\n{Label}");
}
