using System.Text.Json;

namespace Sendai.Bot.AppPackage;

/// <summary>What the schema asks for, in words for the terminal.</summary>
internal static class SchemaWords
{
    public const string Missing = "ありません。必ず書いてください。";
    public const string Combination = "一緒に書く項目の組み合わせが合っていません。";
    public const string Guid = "00000000-0000-0000-0000-000000000000 の形（8-4-4-4-12 けたの英数字）で書いてください。";

    /// <summary>A text that does not have the form that is asked for.</summary>
    public static string OfPattern(string pattern) => pattern switch
    {
        _ when pattern.StartsWith("^[0-9a-fA-F]{8}-", StringComparison.Ordinal) => Guid,
        _ when pattern.StartsWith("^#[0-9a-fA-F]{6}", StringComparison.Ordinal) => "#1A6B4A のような、# と6けたの英数字で書いてください。",
        _ when pattern.EndsWith("://", StringComparison.Ordinal) => "https:// で始まるアドレスを書いてください。",
        _ => $"決められた形ではありません（形：{pattern}）。",
    };

    /// <summary>What kind of value is asked for.</summary>
    public static string OfType(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? string.Join("か", type.EnumerateArray().Select(OfType))
        : type.GetString() switch
        {
            "object" => "項目の集まり（{ }）",
            "array" => "並び（[ ]）",
            "string" => "文字（\" \"）",
            "boolean" => "true か false",
            "null" => "null",
            _ => "数",
        };
}
