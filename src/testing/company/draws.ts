/**
 * Repeatable choices. Everything invented about a company comes from hashes of its seed, so that the same seed tells
 * the same story, and nothing has to be stored to be told again.
 */

/** Spreads the bits of a 32-bit number. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A hash of two numbers; order matters. */
export const hash = (a: number, b: number): number => mix(Math.imul(a, 0x9e3779b1) ^ mix(b + 0x7f4a7c15));

/** A hash of a text. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return mix(h);
}

/** The nth further draw from `h`. */
export const again = (h: number, nth = 1): number => mix(h + Math.imul(nth, 0x3c6ef372));

/** One of `options`; the same `h` gives the same one. */
export const pick = <T>(options: readonly T[], h: number): T => options[h % options.length] as T;

/** A whole number from `low` to `high`, both included. */
export const between = (h: number, low: number, high: number): number => low + (h % (high - low + 1));

/** True in about `percent` of a hundred draws. */
export const chance = (h: number, percent: number): boolean => again(h, 97) % 1000 < percent * 10;

/** Decimal digits, as many as asked for. */
export function digits(h: number, count: number): string {
  let text = "";
  for (let nth = 0; text.length < count; nth++) text += String(again(h, nth + 11) % 1e9).padStart(9, "0");
  return text.slice(0, count);
}

/** Capital letters, as many as asked for. */
export const letters = (h: number, count: number): string =>
  Array.from({ length: count }, (_, nth) => String.fromCharCode(65 + (again(h, nth + 31) % 26))).join("");

/** A version 4 UUID. */
export function uuidOf(h: number): string {
  const hex = Array.from({ length: 4 }, (_, nth) =>
    again(h, nth + 1)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${"89ab"[h % 4]}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
