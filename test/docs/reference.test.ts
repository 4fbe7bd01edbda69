import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { declaredEndpoints } from "../contract/declared.ts";
import { NEWER, SPECIFIED } from "./operations.ts";
import { generatedPages, notDeclared } from "./reference.ts";

const root = new URL("../../", import.meta.url);
const endpoints = [...(await declaredEndpoints()).values()].flat();

describe("the generated pages", () => {
  it("are what the declarations say: run `npm run docs` when this fails", async () => {
    for (const [path, text] of await generatedPages()) {
      const file = new URL(path, root);
      expect(existsSync(file) ? readFileSync(file, "utf8") : "missing", path).toBe(text);
    }
  });

  it("are the only ones in docs/reference", async () => {
    const pages = [...(await generatedPages()).keys()].filter((path) => path.startsWith("docs/reference/"));
    expect(readdirSync(new URL("docs/reference/", root)).sort()).toEqual(pages.map((path) => path.slice("docs/reference/".length)).sort());
  });
});

describe("coverage", () => {
  it("is 100 % of the operations with a known path", () => {
    expect(notDeclared(endpoints)).toEqual([]);
    expect(SPECIFIED).toHaveLength(110);
  });

  it("would show an operation that is not declared", () => {
    const [gone, ...rest] = endpoints;
    expect(notDeclared(rest).map((id) => id.replace(/\{\w+\}/g, "{}"))).toEqual([gone!.id.replace(/\{\w+\}/g, "{}")]);
  });

  it("has no endpoint that is declared twice or that nobody knows", () => {
    const ids = endpoints.map(({ id }) => id.replace(/\{\w+\}/g, "{}"));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const known = new Set([...SPECIFIED, ...NEWER].map((id) => id.replace(/\{\w+\}/g, "{}")));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });
});
