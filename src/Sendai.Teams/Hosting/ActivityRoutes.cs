using System.Text;

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
    private static readonly char[] Marks = [' ', '\t', '\r', '\n', ':', '、', ',', '。', '.', '「', '」'];

    private readonly Dictionary<string, Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>>> executes =
        new(StringComparer.Ordinal);

    private readonly Dictionary<string, Func<Turn, MessagingExtensionQuery, CancellationToken, Task<MessagingExtensionResponse>>> queries =
        new(StringComparer.Ordinal);

    private readonly List<Func<Turn, CancellationToken, Task<string?>>> gates = [];
    private readonly List<Func<Turn, CancellationToken, Task<bool>>> takers = [];
    private readonly List<Func<Turn, CancellationToken, Task>> removals = [];
    private readonly Dictionary<string, Func<Turn, string, CancellationToken, Task>> commands = new(StringComparer.Ordinal);

    private Func<Exception, string?>? faultWords;

    /// <summary>The verbs that have a handler.</summary>
    public IReadOnlyCollection<string> Verbs => executes.Keys;

    /// <summary>The words that have a handler, after Unicode normalisation (NFKC).</summary>
    public IReadOnlyCollection<string> Commands => commands.Keys;

    /// <summary>The search commands of the message extension that have a handler.</summary>
    public IReadOnlyCollection<string> Queries => queries.Keys;

    internal Func<Turn, CancellationToken, Task>? Message { get; private set; }

    internal Func<Turn, CancellationToken, Task>? Installed { get; private set; }

    internal Func<Turn, CancellationToken, Task>? MembersChanged { get; private set; }

    /// <summary>
    /// Looks at every activity that has a handler, before the handler does; in the order in which they were added. What it
    /// returns is said to the person, and then nothing else happens; null lets the activity through. A gate that throws lets
    /// nothing through.
    /// </summary>
    /// <param name="gate">Its token fires together with the handler's: they share their time.</param>
    public void Before(Func<Turn, CancellationToken, Task<string?>> gate) => gates.Add(gate);

    /// <summary>
    /// Takes messages that begin with these words and say nothing more, or go on after a space or a punctuation mark. All
    /// other messages go to <see cref="OnMessageWhen"/> and <see cref="OnMessage"/>. Of two that fit, the longer takes it.
    /// </summary>
    /// <param name="words">The words, compared after Unicode normalisation (NFKC).</param>
    /// <param name="handler">Gets what follows the words, trimmed. Its token fires after 12 seconds.</param>
    /// <exception cref="InvalidOperationException">These words have a handler already.</exception>
    public void OnCommand(string words, Func<Turn, string, CancellationToken, Task> handler)
    {
        if (!commands.TryAdd(words.Normalize(NormalizationForm.FormKC), handler))
        {
            throw new InvalidOperationException($"The command {words} has a handler already.");
        }
    }

    /// <summary>Hears that people joined or left a team or a channel (<c>conversationUpdate</c>); it says nothing to anybody.</summary>
    /// <param name="handler">Its token fires after 12 seconds.</param>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void OnMembersChanged(Func<Turn, CancellationToken, Task> handler) =>
        MembersChanged = MembersChanged is null ? handler : throw new InvalidOperationException("Changes of members have a handler already.");

    /// <summary>
    /// Hears that the bot was removed from a conversation, after those who were added before; nobody can be told anything
    /// there any more.
    /// </summary>
    /// <param name="handler">Its token fires after 12 seconds. Teams sends two activities, so it may be called twice.</param>
    public void OnRemoved(Func<Turn, CancellationToken, Task> handler) => removals.Add(handler);

    /// <summary>
    /// Is asked for every message that is no command, before <see cref="OnMessage"/>; in the order in which they were added.
    /// The first one that takes it answers it, and nobody else is asked.
    /// </summary>
    /// <param name="taker">Says whether it has taken the message; if not, it has answered nothing. Its token fires after 12 seconds.</param>
    public void OnMessageWhen(Func<Turn, CancellationToken, Task<bool>> taker) => takers.Add(taker);

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

    /// <summary>
    /// Takes one search command of the message extension. Its turn says nothing: whoever searches may be in a conversation that
    /// the bot is not in, and only what they choose is put there, in their name.
    /// </summary>
    /// <param name="commandId">The id of the command in the app manifest, compared exactly.</param>
    /// <param name="handler">Gives what is found. Its token fires after 5 seconds, when Teams stops waiting.</param>
    /// <exception cref="InvalidOperationException">The command has a handler already.</exception>
    public void OnQuery(string commandId, Func<Turn, MessagingExtensionQuery, CancellationToken, Task<MessagingExtensionResponse>> handler)
    {
        if (!queries.TryAdd(commandId, handler))
        {
            throw new InvalidOperationException($"The search command {commandId} has a handler already.");
        }
    }

    /// <summary>Gives words of its own to a fault that a handler or a gate has thrown, in place of those that fit every fault.</summary>
    /// <param name="words">For the person who waits; null when it knows nothing better. What was to be answered before is dropped.</param>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void OnFault(Func<Exception, string?> words) =>
        faultWords = faultWords is null ? words : throw new InvalidOperationException("Faults have words already.");

    /// <summary>What a person is told of a fault; null for the usual words.</summary>
    internal string? WordsFor(Exception fault) => faultWords?.Invoke(fault);

    internal Func<Turn, ActionData, CancellationToken, Task<AdaptiveCardInvokeResponse>>? Execute(string verb) =>
        executes.GetValueOrDefault(verb);

    internal Func<Turn, MessagingExtensionQuery, CancellationToken, Task<MessagingExtensionResponse>>? Query(string commandId) =>
        queries.GetValueOrDefault(commandId);

    /// <summary>The handler of a message: of its command when it is one.</summary>
    internal Func<Turn, CancellationToken, Task>? MessageOf(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormKC);
        var words = commands.Keys
            .Where(words => normal.StartsWith(words, StringComparison.Ordinal) && EndsAt(normal, words.Length))
            .MaxBy(words => words.Length);
        return words is null ? (takers.Count > 0 ? AnyAsync : Message) : (turn, stop) => commands[words](turn, normal[words.Length..].Trim(Marks), stop);
    }

    /// <summary>What a gate says against an activity; null when all let it through.</summary>
    internal async Task<string?> RefusalAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var gate in gates)
        {
            if (await gate(turn, cancellationToken) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    internal async Task RemovedAsync(Turn turn, CancellationToken stop)
    {
        foreach (var removal in removals)
        {
            await removal(turn, stop);
        }
    }

    private async Task AnyAsync(Turn turn, CancellationToken stop)
    {
        foreach (var taker in takers)
        {
            if (await taker(turn, stop))
            {
                return;
            }
        }

        await (Message?.Invoke(turn, stop) ?? Task.CompletedTask);
    }

    private static bool EndsAt(string text, int length) => text.Length == length || Marks.Contains(text[length]);
}
