namespace Sendai.Domain.Reviews;

/// <summary>What a message wants of the sessions.</summary>
public enum BookingWish
{
    /// <summary>A place in one, or to see what there is.</summary>
    Sessions,

    /// <summary>To know when there is one. It may be meant for the directory as well.</summary>
    Dates,

    /// <summary>To see, change or cancel what one has booked.</summary>
    Mine,
}
