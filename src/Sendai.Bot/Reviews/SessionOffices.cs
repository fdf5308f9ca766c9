using System.Diagnostics.CodeAnalysis;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Domain.Reviews;
using Sendai.Tables;

namespace Sendai.Bot.Reviews;

/// <summary>The offices of a ward, as sessions need them. There are none until offices are kept.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "They will need the store.")]
internal sealed class SessionOffices
{
    /// <summary>Those that there are, closed ones as well.</summary>
    public Task<IReadOnlyList<Office>> AllAsync(Ward ward, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Office>>([]);

    /// <summary>The ids of those that are recorded as having come.</summary>
    public Task<IReadOnlySet<string>> CameAsync(ReviewSession session, IReadOnlyList<Office> offices, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    /// <summary>What records, in the transaction in which it is marked who came, that these offices did.</summary>
    public IReadOnlyList<TableOperation> AttendanceOperations(string partition, ReviewSession session, IEnumerable<Office> came) => [];

    /// <summary>Takes back what was recorded of offices that did not come after all.</summary>
    public Task TakeBackAsync(ReviewSession session, IEnumerable<Office> notCame, CancellationToken cancellationToken) => Task.CompletedTask;
}
