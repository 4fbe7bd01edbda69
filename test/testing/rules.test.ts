import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Endpoint } from "../../src/client/endpoint.ts";
import { routes } from "../../src/testing/handlers/index.ts";

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

  it("answer every endpoint that is declared, once", async () => {
    const domains = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const declared: string[] = [];
    for (const domain of domains) {
      if (!readdirSync(new URL(`${domain}/`, root)).includes("endpoints.ts")) continue;
      const exported: Record<string, unknown> = await import(new URL(`${domain}/endpoints.ts`, root).href);
      for (const value of Object.values(exported)) if ((value as Endpoint | null)?.path) declared.push((value as Endpoint).id);
    }
    expect(declared.length).toBeGreaterThanOrEqual(7);
    expect(routes.map(({ endpoint }) => endpoint.id).sort()).toEqual(declared.sort());
  });
});
