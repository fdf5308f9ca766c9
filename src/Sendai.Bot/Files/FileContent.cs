namespace Sendai.Bot.Files;

/// <summary>A file on its way to somebody; never with the content of a case.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="ContentType">Its media type, such as <c>text/csv; charset=utf-8</c>.</param>
/// <param name="FileName">The name under which it is saved; Japanese is fine.</param>
internal sealed record FileContent(byte[] Bytes, string ContentType, string FileName);

/// <summary>Makes a file when somebody takes it; null when there is nothing any more to make it of.</summary>
/// <param name="target">What <see cref="FileDesk.OfferAsync"/> was told: opaque ids.</param>
/// <param name="cancellationToken">Gives up.</param>
internal delegate Task<FileContent?> FileMaker(string target, CancellationToken cancellationToken);
