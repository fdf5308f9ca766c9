using NodaTime;

namespace Sendai.Bot.Keeping;

/// <summary>Something that one of the instances does once a day.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="At">From when on, by the city's clock.</param>
/// <param name="RunAsync">Does it for a day; it may be called again for the same day.</param>
/// <param name="Failed">Hears why it was not done.</param>
internal sealed record DailyTask(string Name, LocalTime At, Func<LocalDate, CancellationToken, Task> RunAsync, Action<Exception> Failed);
