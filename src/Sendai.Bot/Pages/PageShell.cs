using System.Security.Cryptography;
using System.Text;

namespace Sendai.Bot.Pages;

/// <summary>How the pages look: for a phone first, light or dark as the reader has it, without scripts and without anybody else.</summary>
internal static class PageShell
{
    public const string Name = "相談先の案内ボット";

    private const string Style =
        "body{margin:0;background:#fff;color:#242424;font:1.0625rem/1.85 system-ui,sans-serif;overflow-wrap:anywhere}"
        + "main,nav,footer{max-width:40rem;margin:0 auto;padding:0 1.25rem}main{padding-top:1.5rem}"
        + "h1{font-size:1.5rem;line-height:1.45;margin:.5rem 0 1.25rem}h2{font-size:1.1875rem;line-height:1.5;margin:2.25rem 0 .5rem}"
        + "p{margin:0 0 1rem}ul{margin:0 0 1rem;padding-left:1.35rem}li{margin:.35rem 0}"
        + "dl{margin:0 0 1rem}dt{font-weight:600;margin-top:.9rem}dd{margin:.1rem 0 0}"
        + "nav{display:flex;flex-wrap:wrap;gap:0 1.5rem;padding-top:.75rem}a{color:#3b41a5}nav a{padding:.6rem 0}"
        + "a:focus-visible{outline:3px solid #242424;outline-offset:3px}"
        + "section[lang=en]{border-top:1px solid #8a8a8a;margin-top:2.5rem}footer{padding-top:1.5rem;padding-bottom:3rem;font-size:.9375rem}"
        + "@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#f5f5f5}a{color:#aeb3ff}a:focus-visible{outline-color:#f5f5f5}}";

    /// <summary>Nothing but this very style, and no frame around a page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A page.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="content">HTML.</param>
    /// <param name="body">Who runs the bot.</param>
    public static byte[] Page(string title, string content, OperatingBody body) => Encoding.UTF8.GetBytes(
        $"""
        <!doctype html>
        <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark"><title>{(title == Name ? Name : $"{title}｜{Name}")}</title><style>{Style}</style></head>
        <body><nav aria-label="ページ"><a href="/">このボットについて</a><a href="/privacy">個人情報の扱い</a><a href="/terms">利用のきまり</a></nav>
        <main><h1>{title}</h1>
        {content}
        </main><footer><p>運営：{body.Name}</p><p>{body.Contact}</p></footer></body></html>
        """);
}
