namespace Sendai.Bot.Commands.Doctor;

/// <summary>What is looked at, and with what.</summary>
/// <param name="Configuration">The settings.</param>
/// <param name="IsDevelopment">Whether the bot would start in Development.</param>
/// <param name="Time">This machine's clock.</param>
/// <param name="Clients">As the bot has them.</param>
/// <param name="Http">For a look at an address: it follows no redirects.</param>
internal sealed record DoctorScene(IConfiguration Configuration, bool IsDevelopment, TimeProvider Time, IHttpClientFactory Clients, HttpClient Http)
{
    /// <summary>Whether Azure gives this program the bot's identity; at a desk it does not.</summary>
    public bool HasManagedIdentity => this["IDENTITY_ENDPOINT"] is not null;

    /// <summary>A setting; what is empty is not there.</summary>
    public string? this[string name] => Configuration[name] is { Length: > 0 } value ? value : null;
}
