namespace Sendai.Bot.Delivery;

/// <summary>Called after every step that a crash may follow; the crash tests end the process in it, the product does nothing.</summary>
internal delegate Task DeliveryFault(DeliveryStep step);

/// <summary>The steps from a decision to a message that is sent and recorded.</summary>
internal enum DeliveryStep
{
    PointersWritten,
    ExpansionPointersWritten,
    ExpansionBatchCommitted,
    Claimed,
    Sent,
    Recorded,
    PointerDropped,
    JobDone,
}
