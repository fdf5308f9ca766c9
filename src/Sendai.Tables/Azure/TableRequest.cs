using Azure.Core;

namespace Sendai.Tables.AzureTables;

// What travels, apart from sending it.
internal sealed class TableRequest(RequestMethod method, string path)
{
    public RequestMethod Method { get; } = method;

    // Behind the endpoint, percent-encoded, with the query.
    public string Path { get; } = path;

    public string? IfMatch { get; init; }

    public string ContentType { get; init; } = "application/json";

    // Only a create and an insert would send back what they were given.
    public bool WantsNoContent { get; init; }

    public RequestBody? Body { get; init; }

    public bool IsRead => Method == RequestMethod.Get;

    // A second time it has no second effect.
    public bool MayRepeat { get; init; }

    // A try without an answer that says so may have been carried out.
    public bool IsInDoubt { get; set; }

    public static TableRequest? Of(HttpMessage message) =>
        message.TryGetProperty(typeof(TableRequest), out var request) ? (TableRequest)request! : null;
}
