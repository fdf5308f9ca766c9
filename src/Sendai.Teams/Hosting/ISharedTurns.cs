namespace Sendai.Teams.Hosting;

/// <summary>
/// What the instances behind one address know together. Teams sends again what was not answered in time, and the balancer may
/// bring it to another instance than the first time.
/// </summary>
/// <remarks>Without one in the container the bot is the only instance, and remembers by itself what it has taken in.</remarks>
public interface ISharedTurns
{
    /// <summary>Takes an activity for this instance.</summary>
    /// <param name="key">Stands for the activity; opaque, the same in every instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when it was taken before, here or elsewhere.</returns>
    Task<bool> TakeAsync(string key, CancellationToken cancellationToken);

    /// <summary>Lets the activity be taken again.</summary>
    /// <param name="key">As it was taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ForgetAsync(string key, CancellationToken cancellationToken);
}
