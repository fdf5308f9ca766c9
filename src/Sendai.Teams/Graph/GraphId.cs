namespace Sendai.Teams.Graph;

/// <summary>Ids that Graph gives: opaque, and they go into addresses and rows.</summary>
internal static class GraphId
{
    private const int Longest = 1024;

    /// <summary>The id, where it can be one.</summary>
    public static string? Known(string? id) =>
        id is { Length: > 0 and <= Longest } && !id.AsSpan().ContainsAnyExceptInRange('!', '~') ? id : null;
}
