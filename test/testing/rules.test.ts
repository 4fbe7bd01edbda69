import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { routes } from "../../src/testing/domains/index.ts";
import { declaredEndpoints } from "../contract/declared.ts";

const root = new URL("../../src/", import.meta.url);
const sources = readdirSync(new URL("testing/", root), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const text = (path: string): string => readFileSync(new URL(`testing/${path}`, root), "utf8");

describe("the fake's sources", () => {
  it("load neither msw nor node modules with the import, so that fetch works without them", () => {
    expect(sources.length).toBeGreaterThan(20);
    for (const path of sources) {
      const loaded = [...text(path).matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/gm)].map(([, from]) => from!);
      const bare = [...text(path).matchAll(/^import\s+"([^"]+)"/gm)].map(([, from]) => from!);
      expect(
        [...loaded, ...bare].filter((from) => from === "msw" || from.startsWith("msw/") || from.startsWith("node:")),
        path,
      ).toEqual([]);
    }
  });

  it("take the time from the clock they are given and chance from the seed", () => {
    for (const path of sources) expect(text(path), path).not.toMatch(/Date\.now|new Date\(\)|Math\.random|performance\.now/);
  });

  it("answer every declared endpoint, each once, and no other", async () => {
    const declared = [...(await declaredEndpoints()).values()].flat().map(({ id }) => id);
    const answered = routes.map(({ endpoint }) => endpoint.id);
    expect(answered.toSorted()).toEqual(declared.toSorted());
    expect(new Set(answered).size).toBe(answered.length);
  });
});
