using Sendai.Bot.Files;

namespace Sendai.Bot.Pages;

/// <summary>What the bot says about itself to anybody: <c>/</c>, <c>/privacy</c> and <c>/terms</c>, to which the app's manifest links.</summary>
internal static class PagesFeature
{
    /// <summary>Maps the pages. They are made once: nothing in them depends on who looks.</summary>
    public static void MapPages(this WebApplication app)
    {
        var body = OperatingBody.Read(app.Configuration);
        Map("/", HomePage.Of(body));
        Map("/privacy", PrivacyPage.Of(body));
        Map("/terms", TermsPage.Of(body));

        void Map(string path, byte[] page) => app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context => ShowAsync(context, page));
    }

    private static async Task ShowAsync(HttpContext context, byte[] page)
    {
        var response = context.Response;
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.ContentSecurityPolicy = PageShell.Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.ContentType = FilePages.ContentType;
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(page);
        }
    }
}
