namespace Sendai.Bot.Access;

/// <summary>
/// What a feature does when a channel becomes the 事務局 of a ward: it may have kept something for it. It may come more than
/// once for the same.
/// </summary>
internal delegate Task SecretariatRegistered(Secretariat secretariat, CancellationToken cancellationToken);
