namespace Sendai.Teams.Connector;

/// <summary>
/// Called when the connector says that nothing can reach a conversation any more: the bot was removed from it or blocked.
/// It stays so until somebody speaks to the bot there. Whoever wants to know registers one in the application's services;
/// all of them are told, one after the other.
/// </summary>
/// <param name="conversationId">The conversation as it was called for.</param>
/// <param name="code">One of <see cref="ConnectorException.BlockedCodes"/>.</param>
public delegate Task ConversationBlocked(string conversationId, string code);
