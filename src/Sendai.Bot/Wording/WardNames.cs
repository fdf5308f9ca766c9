using Sendai.Domain.Directory;

namespace Sendai.Bot.Wording;

/// <summary>Reads the name of a ward as people write it.</summary>
internal static class WardNames
{
    /// <summary>The ward when the text is its name and nothing else, with or without 区; otherwise <c>null</c>.</summary>
    public static Ward? Exactly(DirectoryContent content, string text) => Exactly(content.Wards, text);

    /// <summary>The same among these wards.</summary>
    public static Ward? Exactly(IReadOnlyList<Ward> wards, string text)
    {
        var folded = JapaneseText.Fold(text).Trim(' ', '。', '.', '!');
        return wards.Cast<Ward?>().FirstOrDefault(ward => folded == ward!.Value.Name || folded == ward.Value.Name + "区");
    }
}
