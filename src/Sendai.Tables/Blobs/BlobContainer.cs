using Azure.Core;
using Azure.Core.Pipeline;
using Sendai.Tables.AzureTables;

namespace Sendai.Tables.Blobs;

/// <summary>
/// A container of Azure Blob Storage, as far as whole blobs are put into it and taken out again. (REST: Put Block, Put Block
/// List, Get Blob.)
/// </summary>
public sealed class BlobContainer
{
    private readonly BlobService service;

    /// <summary>By the identity of this program, which needs the role Storage Blob Data Contributor on the container.</summary>
    /// <param name="container">https://….blob.core.windows.net/….</param>
    /// <param name="credential">Asked for tokens for https://storage.azure.com/.default.</param>
    /// <exception cref="ArgumentException">The address is not https, or names no container.</exception>
    public BlobContainer(Uri container, TokenCredential credential)
        : this(container, new BearerTokenAuthenticationPolicy(new PlainCredential(credential), "https://storage.azure.com/.default"))
    {
    }

    /// <summary>With another way of proving who calls; http is for this machine only.</summary>
    /// <param name="container">The container.</param>
    /// <param name="authentication">Signs each try.</param>
    /// <exception cref="ArgumentException">The address is not https, or names no container.</exception>
    public BlobContainer(Uri container, HttpPipelinePolicy authentication) => service = new BlobService(container, authentication);

    /// <summary>A blob of this name, once it is committed; nothing of it is to be seen before, and none is written over.</summary>
    /// <param name="name">ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c></param>
    /// <param name="cancellationToken">Gives up, in all that is written.</param>
    public BlobUploadStream Create(string name, CancellationToken cancellationToken) => new(service, CheckName(name), cancellationToken);

    /// <summary>Whether there is a blob of this name.</summary>
    /// <exception cref="TableStoreException">The container cannot be used.</exception>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken)
    {
        using var message = await service.SendAsync(RequestMethod.Head, CheckName(name), null, null, cancellationToken);
        return message.Response.Status == 404 ? false : message.Response.Status == 200 ? true : throw service.Refused(message.Response);
    }

    /// <summary>Copies a blob into a stream.</summary>
    /// <exception cref="TableStoreException">There is none, or the container cannot be used.</exception>
    public async Task DownloadAsync(string name, Stream to, CancellationToken cancellationToken)
    {
        using var message = await service.SendAsync(RequestMethod.Get, CheckName(name), null, null, cancellationToken, buffers: false);
        if (message.Response.Status != 200)
        {
            throw service.Refused(message.Response);
        }

        await using var content = message.ExtractResponseContent()!;
        try
        {
            await content.CopyToAsync(to, cancellationToken);
        }
        catch (IOException)
        {
            throw new TableStoreException($"The blob service at {service.Host} broke off in the middle of a blob.");
        }
    }

    private static string CheckName(string name) =>
        name is { Length: > 0 and <= 200 } && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') && name.Trim('.').Length > 0
            ? name
            : throw new TableStoreException("A blob's name is made of ASCII letters, digits, hyphens, underscores and dots.");
}
