using System.Net;
using Markdig;

namespace Sendai.Bot.Features.Newsletters;

/// <summary>A newsletter as a page to print: one file, which loads nothing from anywhere.</summary>
internal static class NewsletterPage
{
    // Sizes in points, for paper; a phone shows the same words over its own width.
    private const string Style =
        "@counter-style source{system:extends decimal;prefix:\"〔\";suffix:\"〕\"}"
        + "@page{size:A4;margin:18mm 17mm}"
        + ":root{color-scheme:light}"
        + "body{margin:0;background:#fff;color:#1f1f1f;font:10.5pt/1.75 \"Hiragino Sans\",\"Yu Gothic Medium\",\"Yu Gothic\",Meiryo,\"Noto Sans CJK JP\",\"Noto Sans JP\",sans-serif;"
        + "overflow-wrap:anywhere;line-break:strict}"
        + "main{max-width:176mm;margin:0 auto;padding:10mm 6mm}"
        + "h1,h2,h3{line-height:1.45;break-after:avoid}"
        + "h1{font-size:19pt;margin:0 0 1mm}h1+p{margin:0 0 5mm;color:#555}"
        + "h2{font-size:14pt;margin:9mm 0 3mm;padding:1mm 0 1mm 3mm;border-left:1.5mm solid #464eb8}"
        + "h3{font-size:11.5pt;margin:5mm 0 1mm;border-bottom:.3mm solid #c8c8c8}"
        + "ul{margin:0;padding-left:1.3em}li{margin:1mm 0;break-inside:avoid}"
        + "ul strong{display:inline-block;margin-right:.4em;padding:0 .5em;border:.25mm solid #8a8a8a;border-radius:1mm;font-size:8.5pt;font-weight:600;line-height:1.6}"
        + "a{color:#3b429f}"
        + ".footnote-ref{text-decoration:none;white-space:nowrap}.footnote-ref sup{font-size:8pt;vertical-align:baseline}"
        + ".footnote-ref sup::before{content:\"\u2060〔\"}.footnote-ref sup::after{content:\"〕\"}"
        + ".footnotes hr,.footnote-back-ref{display:none}.footnotes ol{margin:0;padding-left:2.6em;font-size:9pt;list-style:source}.footnotes p{margin:0}"
        + "blockquote{margin:0 0 5mm;padding:2mm 4mm;border:.3mm solid #b48a00;border-radius:1mm;background:#fff8e1}blockquote p{margin:0}"
        + "@media screen and (max-width:600px){body{font-size:16px}main{padding:5mm}h1{font-size:23px}h2{font-size:19px}h3{font-size:17px}ul strong,.footnote-ref sup,.footnotes ol{font-size:14px}}"
        + "@media print{main{max-width:none;padding:0}blockquote{display:none}a{color:inherit;text-decoration:none}}";

    // No extension that lets a text set attributes; and what looks like HTML stays text.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseFootnotes().Build();

    /// <param name="title">The name of the page.</param>
    /// <param name="markdown">See <see cref="NewsletterMarkdown"/>.</param>
    public static string Write(string title, string markdown) =>
        "<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        + $"<title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head>\n<body><main>\n{Markdown.ToHtml(markdown, Pipeline)}</main></body></html>\n";
}
