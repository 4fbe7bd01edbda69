import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HiBobError, type ValidateMode } from "../../src/index.ts";
import { bodiless, json } from "../client/stub.ts";
import { type Contract, type Exchange, isOf, rigFor } from "./contract.ts";
import { contracts } from "./contracts.ts";

const all = Object.values(contracts).flat();

const ownOf = ({ exchanges, endpoint }: Contract): Exchange => exchanges.find((exchange) => isOf(exchange, endpoint))!;

/** The keys of a contract's own answer: with them, an arbitrary answer is nearly right more often than noise. */
const keysIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysIn)]
    : [];

function answers(own: Exchange): fc.Arbitrary<unknown> {
  const known = [...new Set(keysIn(own.answer instanceof Response ? undefined : own.answer))];
  const key = fc.oneof(
    fc.constantFrom(...known, "values", "results", "items", "id", "value"),
    fc.constantFrom("__proto__", "length", "next_cursor", "response_metadata", "errors"),
    fc.string({ maxLength: 4 }),
  );
  return fc.letrec<{ answer: unknown }>((tie) => ({
    answer: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      fc.constantFrom(null, true, 0, -1.5, "", "text", [], {}),
      fc.array(tie("answer"), { maxLength: 3 }),
      fc.dictionary(key, tie("answer"), { maxKeys: 4 }),
    ),
  })).answer;
}

describe("any JSON as an answer", () => {
  it.each(all)("to $name ($endpoint.id) gives a result or one of our errors", async (contract) => {
    await fc.assert(
      fc.asyncProperty(
        answers(ownOf(contract)),
        fc.constantFrom<ValidateMode>("report", "strict", "off"),
        fc.constantFrom(200, 200, 200, 201, 204, 304, 400, 404, 500, 503),
        async (data, validate, status) => {
          const { bob, run } = rigFor(contract, () => (status === 304 || status === 204 ? bodiless(status) : json(data, status)), {
            validate,
            retries: 0,
          });
          const error = await run(contract.call(bob)).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          if (error !== undefined) expect(error).toBeInstanceOf(HiBobError);
        },
      ),
      { numRuns: 60 },
    );
  });
});

// Around the records: what pages and refusals are packed in.
const PACKING = ["response_metadata", "restricted_columns", "pagination", "(results)"];

/**
 * A copy of an answer with a key nobody knows in every record, and what stands under these keys. A list's members have the
 * list's name in brackets. The answer itself is packing, unless it is `whole`: one record.
 */
function withNews(answer: unknown, whole: boolean): { changed: unknown; news: string[] } {
  const news: string[] = [];
  const copy = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((part) => copy(part, [...path.slice(0, -1), `(${path.at(-1) ?? "items"})`]));
    if (typeof value !== "object" || value === null) return value;
    const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part, [...path, key])]));
    if ((path.length === 0 && !whole) || path.includes("errors") || path.includes("(errors)")) return parts;
    if (PACKING.includes(path.at(-1) ?? "")) return parts;
    news.push(`kept-${news.length}-${path.join("/")}`);
    return { ...parts, [`brandNewKey${news.length}`]: news.at(-1) };
  };
  return { changed: copy(answer, []), news };
}

describe("a key that Bob adds to a record", () => {
  const reads = all.filter(
    ({ endpoint, keeps }) => endpoint.effect === "read" && !endpoint.receive && keeps !== "part" && keeps !== "nothing",
  );
  it.each(reads)("is not lost by $name ($endpoint.id)", async (contract) => {
    const { changed, news } = withNews(ownOf(contract).answer, contract.keeps === "whole");
    expect(news.length).toBeGreaterThan(0);
    const { bob, run } = rigFor(contract, json(changed));
    const given = JSON.stringify(await run(contract.call(bob)), (_, value) => (value instanceof Map ? [...value] : value)) ?? "";
    for (const piece of news) expect(given).toContain(piece);
  });
});
