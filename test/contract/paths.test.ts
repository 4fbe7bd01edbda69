import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillPath } from "../../src/client/validation.ts";
import { HiBobError } from "../../src/index.ts";
import { declaredEndpoints } from "./declared.ts";

const endpoints = [...(await declaredEndpoints()).values()].flat().filter(({ path }) => path.includes("{"));
const odd = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("a/b", "..", ".", "../..", "%2e%2e", "%2F", "a?b", "a#b", "ä ö", "人", "\ud800", "{id}", "a\\b", "//", "search"),
);

describe("whatever fills the path of an endpoint", () => {
  it.each(endpoints)("stays one segment of $id, or is refused before sending", ({ path, id }) => {
    const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole!);
    fc.assert(
      fc.property(fc.array(odd, { minLength: holes.length, maxLength: holes.length }), (values) => {
        let filled: string;
        try {
          filled = fillPath(path, Object.fromEntries(holes.map((hole, i) => [hole, values[i]!])), id);
        } catch (error) {
          expect(error).toBeInstanceOf(HiBobError);
          expect(values.some((value) => value === "" || value === "." || value === "..")).toBe(true);
          return;
        }
        const url = new URL(`https://bob.example/v1${filled}`);
        const segments = url.pathname.split("/").slice(2);
        const template = path.split("/").slice(1);
        expect([url.host, url.search, url.hash, segments.length]).toEqual(["bob.example", "", "", template.length]);
        const sent = template.flatMap((part, i) => (part.startsWith("{") ? [decodeURIComponent(segments[i]!)] : []));
        expect(sent).toEqual(values.map((value) => value.toWellFormed()));
        expect(template.map((part, i) => (part.startsWith("{") ? part : segments[i]))).toEqual(template);
      }),
      { numRuns: 60 },
    );
  });
});
