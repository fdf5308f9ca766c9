using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sendai.Teams.Authentication;

/// <summary>Fetches the published keys: the metadata document, and the document that it names.</summary>
internal sealed class OpenIdReader(BotSettings settings, IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The name of the client in <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "openid";

    /// <summary>The longest document that is read. The connector's keys were reported to be 870 KB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    // Both documents together; Teams waits about 15 seconds for the answer to a message.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<KeyReading> ReadAsync()
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            var metadata = await FetchAsync(settings.OpenIdMetadata, TokenJson.Wire.OpenIdMetadata, limit.Token);
            if (OpenIdAddress.ReadKeys(metadata?.JwksUri, settings.OpenIdMetadata) is not { } address)
            {
                return new KeyReading.Failed(KeyFailure.NoKeyAddress);
            }

            var published = await FetchAsync(address, TokenJson.Wire.JsonWebKeySet, limit.Token);
            var keys = (published?.Keys ?? []).Select(SigningKey.Read).OfType<SigningKey>().ToLookup(key => key.Id, StringComparer.Ordinal);
            return keys.Count == 0
                ? new KeyReading.Failed(KeyFailure.NoKeys)
                : new KeyReading.Done(keys.ToDictionary(key => key.Key, key => key.First(), StringComparer.Ordinal));
        }
        catch (HttpRequestException)
        {
            return new KeyReading.Failed(KeyFailure.NoAnswer);
        }
        catch (OperationCanceledException)
        {
            return new KeyReading.Failed(KeyFailure.TooSlow);
        }
        catch (JsonException)
        {
            return new KeyReading.Failed(KeyFailure.NotJson);
        }
    }

    private async Task<T?> FetchAsync<T>(Uri address, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.GetAsync(address, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse);
        }

        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), type);
    }
}

/// <summary>What came of an attempt to fetch the keys.</summary>
internal abstract record KeyReading
{
    /// <summary>The keys that can be used, by their ids; at least one.</summary>
    internal sealed record Done(IReadOnlyDictionary<string, SigningKey> Keys) : KeyReading;

    /// <summary>None.</summary>
    internal sealed record Failed(KeyFailure Reason) : KeyReading;
}

/// <summary>Why there are no keys; for the log.</summary>
public enum KeyFailure
{
    /// <summary>Nobody answered, or with another status than 200, or with too much.</summary>
    NoAnswer,

    /// <summary>It took longer than 10 seconds.</summary>
    TooSlow,

    /// <summary>The answer is not what it should be.</summary>
    NotJson,

    /// <summary>The metadata document names no keys, or keys of another origin.</summary>
    NoKeyAddress,

    /// <summary>No key that can be used.</summary>
    NoKeys,
}
