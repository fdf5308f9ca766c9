using System.Text.Json.Serialization;

namespace Sendai.Teams.Connector;

/// <summary>A member of a conversation as Teams knows them (Teams docs, "Get Teams-specific context for your bot").</summary>
public sealed record TeamsChannelAccount
{
    private readonly string? aadObjectId;

    /// <summary>The channel's id, <c>29:…</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown to people.</summary>
    public string? Name { get; init; }

    /// <summary>The person's object id in Entra ID.</summary>
    public string? AadObjectId
    {
        get => aadObjectId ?? ObjectId;
        init => aadObjectId = value;
    }

    /// <summary>The mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The sign-in name; a guest's contains <c>#EXT#</c>.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c>, <c>anonymous</c> and whatever Teams adds.</summary>
    public string? UserRole { get; init; }

    /// <summary>What the member lists call <see cref="AadObjectId"/>.</summary>
    [JsonInclude]
    internal string? ObjectId { get; init; }

    // Names and addresses of people: a record would print them all.
    /// <inheritdoc/>
    public override string ToString() => nameof(TeamsChannelAccount);
}

/// <summary>A page of members (Bot Framework REST, "PagedMembersResult object").</summary>
/// <param name="Members">Who; a page may be empty before the last.</param>
/// <param name="ContinuationToken">For the next page; absent on the last.</param>
public sealed record TeamsPagedMembers(IReadOnlyList<TeamsChannelAccount>? Members = null, string? ContinuationToken = null);
