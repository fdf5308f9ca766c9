namespace Sendai.Domain.Summaries;

/// <summary>The parts of a summary, in the order in which they are read. Stored by name.</summary>
public enum SummaryPart
{
    /// <summary>話し合ったこと.</summary>
    Topics,

    /// <summary>決まったこと.</summary>
    Decisions,

    /// <summary>宿題: who does what by when.</summary>
    Homework,

    /// <summary>地域課題として出たこと.</summary>
    Issues,

    /// <summary>次回.</summary>
    Next,

    /// <summary>資料・リンク.</summary>
    Links,

    /// <summary>その他: what belongs to none of the others.</summary>
    Other,
}
