using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Sendai.Tables.AzureTables;

// Signs each try anew: the service refuses a date that is more than fifteen minutes old.
internal sealed class SharedKeyLitePolicy(string account, byte[] key, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var text = SharedKeyLite.StringToSign(date, account, message.Request.Uri.ToUri());
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", SharedKeyLite.Authorization(account, key, text));
    }
}
