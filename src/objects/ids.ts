import { InvalidInputError } from "../client/index.ts";
import { isObject } from "../model/json.ts";
import { recordOf } from "./records.ts";

type Id = number | string;

/** An id as a path takes it. What is neither text nor number is left for the client to refuse. */
export function idText(id: Id, name: string): string {
  if (typeof id !== "number") return id;
  if (!Number.isSafeInteger(id)) throw new InvalidInputError(`${name} is not exact: give it as a string`);
  return String(id);
}

/** Several ids for the holes of a path, by the holes' names. */
export const idTexts = <Hole extends string>(ids: Readonly<Record<Hole, Id>>) =>
  Object.fromEntries(Object.entries<Id>(ids).map(([hole, id]) => [hole, idText(id, hole)])) as Record<Hole, string>;

export const isId = (value: unknown): value is Id => typeof value === "number" || (typeof value === "string" && value !== "");

/** What Bob says of things it wrote. */
export interface IdsWritten {
  /** Their ids; empty when Bob names none. */
  readonly ids: readonly Id[];
  /** Bob's answer as it came: its form is not documented. */
  readonly answer: unknown;
}

/**
 * Finds the ids in an answer to a write, where single ones may have one of `names`.
 * ASSUMED: HiBob's documentation says that ids are answered and not under which name; `ids` was observed. So the first list is
 * taken that is not of errors, or else the answer itself.
 */
export function idsIn(answer: unknown, ...names: string[]): IdsWritten {
  const { errors, ...lists } = isObject(answer) ? answer : {};
  const found: unknown = lists.ids ?? lists.items ?? Object.values(lists).find(Array.isArray) ?? (isObject(answer) ? lists : answer);
  const ids = [found].flat().map((item) => {
    if (!isObject(item)) return item;
    const record = recordOf(item);
    return names.map((name) => record[name]).find(isId);
  });
  return { ids: ids.filter(isId), answer };
}
