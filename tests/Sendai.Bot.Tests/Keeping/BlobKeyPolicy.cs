using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Sendai.Tests.Support;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>Signs for Azurite, which takes tokens over https only. (REST: Authorize with Shared Key, for the blob service.)</summary>
internal sealed class BlobKeyPolicy(AzuriteAccount account) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        long length = 0;
        request.Content?.TryComputeLength(out length);
        string Header(string name) => request.Headers.TryGetValue(name, out var value) ? value : "";
        var ours = request.Headers.Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase).Select(header => $"{header.Name.ToLowerInvariant()}:{header.Value}\n");
        var address = request.Uri.ToUri();
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .OrderBy(part => part[0], StringComparer.Ordinal).Select(part => $"\n{part[0]}:{Uri.UnescapeDataString(part[1])}");
        var text = string.Join('\n', request.Method.Method, "", "", length == 0 ? "" : length.ToString(CultureInfo.InvariantCulture), "", Header("Content-Type"), "", "", "", Header("If-None-Match"), "", "")
            + $"\n{string.Concat(ours)}/{account.Name}{address.AbsolutePath}{string.Concat(query)}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(account.Key), Encoding.UTF8.GetBytes(text)));
        request.Headers.SetValue("Authorization", $"SharedKey {account.Name}:{signature}");
    }
}
