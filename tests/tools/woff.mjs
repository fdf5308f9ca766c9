import zlib from 'node:zlib';

/**
 * Turns a WOFF 1.0 font into the plain one inside it: Chromium takes WOFF from a page only, never from the system.
 * The tables are the same, deflated one by one (W3C WOFF File Format 1.0, sections 3 to 5).
 */
export function unwrapWoff(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const entry = 44 + 20 * i;
    const at = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(at, at + packedLength);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      data: packedLength < length ? zlib.inflateSync(packed) : packed,
    };
  });

  const header = Buffer.alloc(12 + 16 * count);
  const log = Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8); // flavour
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 << log, 6);
  header.writeUInt16BE(log, 8);
  header.writeUInt16BE(16 * count - (16 << log), 10);

  const parts = [header];
  let offset = header.length;
  tables.forEach(({ tag, checksum, data }, i) => {
    const entry = 12 + 16 * i;
    tag.copy(header, entry);
    header.writeUInt32BE(checksum, entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(data.length, entry + 12);
    const padding = -data.length & 3;
    parts.push(data, Buffer.alloc(padding));
    offset += data.length + padding;
  });
  return Buffer.concat(parts);
}
