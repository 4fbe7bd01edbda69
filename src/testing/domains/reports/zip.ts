/** A file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] as number);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Numbers one after the other, the lowest byte first; each with its count of bytes. */
function record(...numbers: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;
const STORED = 0;

/** A zip archive of texts, not compressed. */
export function zipOf(entries: readonly ZipEntry[], moment: number): Uint8Array {
  const when = new Date(moment);
  const time = (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1);
  const date = (Math.max(when.getUTCFullYear() - 1980, 0) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate();
  const encoder = new TextEncoder();
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = encoder.encode(entry.name);
    const bytes = encoder.encode(entry.text);
    const { length } = bytes;
    const facts = [
      [VERSION, 2],
      [NAMES_ARE_UTF8, 2],
      [STORED, 2],
      [time, 2],
      [date, 2],
      [checksum(bytes), 4],
      [length, 4],
      [length, 4],
      [name.length, 2],
      [0, 2],
    ] as const;
    files.push(record([0x04034b50, 4], ...facts), name, bytes);
    directory.push(record([0x02014b50, 4], [VERSION, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    offset += 30 + name.length + length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const { length: count } = entries;
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  return joined([...files, ...directory, end]);
}
