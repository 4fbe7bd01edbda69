import { crc32 } from "node:zlib";

/** The entries of a zip archive of stored files, read by its central directory; throws where its parts disagree. */
export function entriesOf(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  const same = (what: string, a: unknown, b: unknown): void => {
    if (a !== b) throw new Error(`zip: ${what} is ${a}, not ${b}`);
  };
  same("end of the directory", view.getUint32(end, true), 0x06054b50);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  same("size of the directory", start + view.getUint32(end + 12, true), end);
  const entries = new Map<string, string>();
  let at = start;
  for (let nth = 0; nth < count; nth++) {
    same("directory entry", view.getUint32(at, true), 0x02014b50);
    same("method", view.getUint16(at + 10, true), 0);
    const nameLength = view.getUint16(at + 28, true);
    const size = view.getUint32(at + 24, true);
    const file = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    same("file entry", view.getUint32(file, true), 0x04034b50);
    same("size", view.getUint32(file + 22, true), size);
    same("name", new TextDecoder().decode(bytes.subarray(file + 30, file + 30 + nameLength)), name);
    const content = bytes.subarray(file + 30 + nameLength, file + 30 + nameLength + size);
    same("checksum", view.getUint32(file + 14, true), crc32(content));
    same("checksum in the directory", view.getUint32(at + 16, true), crc32(content));
    entries.set(name, new TextDecoder().decode(content));
    at += 46 + nameLength;
  }
  same("directory's end", at, end);
  return entries;
}

/** The cells of a sheet by row: what they show, formulas behind an equals sign before their value. */
export function cellsOf(sheet: string): Record<string, string>[] {
  const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return [...sheet.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, number, row]) =>
    Object.fromEntries(
      [...row!.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)<\/c>/gs)].map(([, column, place, kind, inner]) => {
        if (place !== number) throw new Error(`sheet: cell ${column}${place} stands in row ${number}`);
        const text = /<t[^>]*>(.*)<\/t>/s.exec(inner!)?.[1];
        const formula = /<f>(.*)<\/f>/.exec(inner!)?.[1];
        const value = /<v>(.*)<\/v>/.exec(inner!)?.[1] ?? "";
        if ((text !== undefined) !== kind!.includes("inlineStr")) throw new Error(`sheet: ${column}${place} is of the wrong kind`);
        return [column, text === undefined ? (formula === undefined ? value : `=${formula} ${value}`) : plain(text)];
      }),
    ),
  );
}
