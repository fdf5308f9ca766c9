using System.Security.Cryptography;
using System.Text;

namespace Sendai.Bot.Files;

/// <summary>The pages of the links. They say nothing about the file: whoever finds a link learns nothing from it.</summary>
internal static class FilePages
{
    public const string ContentType = "text/html; charset=utf-8";

    private const string Style =
        "body{margin:0;background:#f5f5f5;color:#242424;font:1.0625rem/1.8 system-ui,sans-serif}"
        + "main{max-width:30rem;margin:0 auto;padding:2.5rem 1.25rem}"
        + "h1{font-size:1.375rem;line-height:1.5;margin:0 0 1rem}p{margin:0 0 1rem}"
        + "button{display:block;width:100%;min-height:3.25rem;margin:1.5rem 0;border:0;border-radius:.5rem;"
        + "background:#464eb8;color:#fff;font:inherit;font-weight:600}"
        + "button:focus-visible{outline:3px solid #242424;outline-offset:3px}"
        + "@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#f5f5f5}button:focus-visible{outline-color:#f5f5f5}}";

    /// <summary>Nothing but this very style and the one form; no page may show it in a frame.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For whatever is not a link that works. One page for all of it, so that it gives nothing away.</summary>
    public static byte[] Gone { get; } = Page(
        "このリンクは使えません",
        "<p>ファイルを受け取るリンクは、お渡ししてから10分のあいだ、1回だけ使えます。もう使ったか、時間が過ぎたようです。</p>"
        + "<p>予約や記録は、何も変わっていません。Teams に戻って、ボットのカードのボタンをもう一度押すと、新しいリンクが出ます。</p>");

    /// <summary>For a fault.</summary>
    public static byte[] NotNow { get; } = Page(
        "いまはお渡しできません",
        "<p>ファイルを用意できませんでした。予約や記録は、何も失われていません。</p>"
        + "<p>少し待ってから Teams に戻り、ボットのカードのボタンをもう一度押して、新しいリンクを受け取ってください。</p>");

    /// <summary>The button. Previews of links and scanners of mail only look at a page, and so use nothing up.</summary>
    public static byte[] Offer(DateTimeOffset until)
    {
        var end = CityClock.At(until);
        return Page(
            "ファイルを受け取る",
            "<p>下のボタンを押すと、ファイルをこの端末に保存します。</p>"
            + "<form method=\"post\"><button>受け取る</button></form>"
            + $"<p>このリンクは {end.Hour}:{end.Minute:00} まで、1回だけ使えます。ほかの方には渡さないでください。</p>");
    }

    private static byte[] Page(string title, string body) => Encoding.UTF8.GetBytes(
        "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
        + $"<title>{title}</title><style>{Style}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>");
}
