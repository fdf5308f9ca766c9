using System.Diagnostics.CodeAnalysis;
using Microsoft.Net.Http.Headers;
using Sendai.Bot.Access;
using Sendai.Domain.Access;
using Sendai.Tables;
using Sendai.Teams.Activities;

namespace Sendai.Bot.Files;

/// <summary>The links in a browser: GET shows a button, and pressing it takes the file.</summary>
internal sealed partial class FileEndpoint(
    FileLinks links, IEnumerable<FileKind> kinds, IServiceProvider services, AuditLog audit, ILogger<FileEndpoint> log)
{
    private readonly Dictionary<string, FileKind> kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        Guard(context.Response);
        try
        {
            if (await links.FindAsync(context.Features.Get<FileToken>()?.Text ?? "", context.RequestAborted) is not { } link)
            {
                await ShowAsync(context, StatusCodes.Status404NotFound, FilePages.Gone);
            }
            else if (!HttpMethods.IsPost(context.Request.Method))
            {
                await ShowAsync(context, StatusCodes.Status200OK, FilePages.Offer(link.Until));
            }
            else if (await TakeAsync(link) is not { } file)
            {
                await ShowAsync(context, StatusCodes.Status404NotFound, FilePages.Gone);
            }
            else
            {
                await SendAsync(context.Response, file);
            }
        }
        catch (Exception fault) when (fault is TableStoreException or FileNotMadeException)
        {
            NotGiven(log, fault.GetType().Name);
            await ShowAsync(context, StatusCodes.Status503ServiceUnavailable, FilePages.NotNow);
        }
    }

    /// <summary>
    /// The file, for the first of all who ask. From here on nobody can stop it by hanging up: a link that is used up and a line
    /// of the audit belong together.
    /// </summary>
    private async Task<FileContent?> TakeAsync(FileLink link)
    {
        if (!await links.UseUpAsync(link, CancellationToken.None))
        {
            return null;
        }

        var line = await audit.RecordAsync(
            new ChannelAccount(AadObjectId: link.Who), Operation.TakeFile, $"{link.Kind} {link.Target}", AuditOutcome.Begun, CancellationToken.None);
        var file = await MakeAsync(link);
        await audit.CloseAsync(line, file is null ? AuditOutcome.NotDone : AuditOutcome.Done, CancellationToken.None);
        return file;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a feature throws, its words may hold what people wrote.")]
    private async Task<FileContent?> MakeAsync(FileLink link)
    {
        try
        {
            // A kind may have gone with the version of the program that offered it.
            return kinds.TryGetValue(link.Kind, out var kind) ? await kind.MakerOf(services)(link.Target, CancellationToken.None) : null;
        }
        catch (Exception fault)
        {
            NotMade(log, link.Kind, fault.GetType().FullName);
            throw new FileNotMadeException();
        }
    }

    /// <summary>What holds for every answer here, pages and files.</summary>
    private static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = FilePages.Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    private static async Task SendAsync(HttpResponse response, FileContent file)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = file.ContentType;
        response.ContentLength = file.Bytes.Length;
        await response.Body.WriteAsync(file.Bytes);
    }

    private static async Task ShowAsync(HttpContext context, int status, byte[] page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = FilePages.ContentType;
        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(page);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file of the kind {Kind} could not be made: {ExceptionType}.")]
    private static partial void NotMade(ILogger logger, string kind, string? exceptionType);

    [LoggerMessage(Level = LogLevel.Error, Message = "A file was not given: {Reason}.")]
    private static partial void NotGiven(ILogger logger, string reason);

    /// <summary>Why stands in the log already.</summary>
    [SuppressMessage("Design", "CA1032", Justification = "It never leaves this class.")]
    [SuppressMessage("Design", "CA1064", Justification = "It never leaves this class.")]
    private sealed class FileNotMadeException : Exception;
}
