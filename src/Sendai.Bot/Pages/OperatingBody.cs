using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Sendai.Bot.Pages;

/// <summary>Who runs this bot and how to reach them: <c>Pages:Operator</c>, <c>Pages:Contact</c>. As HTML, whatever stands in the settings.</summary>
/// <param name="Name">Who; 事務局 when the settings do not say.</param>
/// <param name="Contact">How to reach them, as a sentence.</param>
internal sealed record OperatingBody(string Name, string Contact)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static OperatingBody Read(IConfiguration configuration) => new(
        configuration["Pages:Operator"] is { Length: > 0 } name ? Encoder.Encode(name) : "このボットを案内した区の事務局",
        configuration["Pages:Contact"] is { Length: > 0 } contact
            ? $"問い合わせ先：{Encoder.Encode(contact)}"
            : "問い合わせは、このボットを案内した区の事務局にお願いします。");
}
