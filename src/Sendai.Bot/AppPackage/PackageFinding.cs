namespace Sendai.Bot.AppPackage;

/// <summary>What keeps a package from being made.</summary>
/// <param name="File">The file in the package.</param>
/// <param name="Path">The field, as the localization files of Teams write it, such as <c>bots[0].botId</c>; empty for the file itself.</param>
/// <param name="Problem">What is wrong, in a sentence that says what would be right.</param>
internal sealed record PackageFinding(string File, string Path, string Problem)
{
    public override string ToString() => Path.Length > 0 ? $"{File} の {Path}：{Problem}" : $"{File}：{Problem}";
}
