namespace Sendai.Teams.Hosting;

/// <summary>
/// Which handler takes which activity. Features fill it between building and running the application:
/// <c>app.MapTeamsChannel()</c> returns it, and the container holds it.
/// </summary>
/// <remarks>
/// A handler that throws must have saved nothing: people are then told so. Saving is its last step before answering.
/// </remarks>
public sealed class ActivityRoutes
{
    private readonly Dictionary<string, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>>> executes =
        new(StringComparer.Ordinal);

    internal Func<Turn, CancellationToken, Task>? Message { get; private set; }

    internal Func<Turn, CancellationToken, Task>? Installed { get; private set; }

    /// <summary>Takes every message: text, empty text, or what an <c>Action.Submit</c> sent.</summary>
    /// <param name="handler">Answers through the turn. Its token fires after 12 seconds.</param>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void OnMessage(Func<Turn, CancellationToken, Task> handler) =>
        Message = Message is null ? handler : throw new InvalidOperationException("Messages have a handler already.");

    /// <summary>Takes the arrival of the bot in a conversation, once for the two activities that Teams sends.</summary>
    /// <param name="handler">Answers through the turn. Its token fires after 12 seconds.</param>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void OnInstalled(Func<Turn, CancellationToken, Task> handler) =>
        Installed = Installed is null ? handler : throw new InvalidOperationException("Installation has a handler already.");

    /// <summary>Takes the <c>Action.Execute</c> buttons of one verb.</summary>
    /// <param name="verb">The verb, compared exactly.</param>
    /// <param name="handler">Gives the answer. Its token fires after 5 seconds, when Teams stops waiting.</param>
    /// <exception cref="InvalidOperationException">The verb has a handler already.</exception>
    public void OnExecute(string verb, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>> handler)
    {
        if (!executes.TryAdd(verb, handler))
        {
            throw new InvalidOperationException($"The verb {verb} has a handler already.");
        }
    }

    internal Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>>? Execute(string verb) =>
        executes.GetValueOrDefault(verb);
}
