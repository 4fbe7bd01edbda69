import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../src/", import.meta.url);
/** Code without comments; what is inside quotes stays. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: withoutComments(readFileSync(new URL(path, root), "utf8")) }));

/** Where a pattern occurs, as `file: line`. */
const occurrences = (pattern: RegExp, except: readonly string[] = []): string[] =>
  files
    .filter(({ path }) => !except.includes(path))
    .flatMap(({ path, text }) => text.split("\n").flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])));

describe("the sources", () => {
  it("are found", () => {
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(["client/client.ts", "people/index.ts", "hibob.ts"]));
  });

  it("import zod as the mini namespace only, because its other forms weigh up to thirty times as much", () => {
    expect(occurrences(/from "zod(?!\/mini")|import\("zod/)).toEqual([]);
    expect(occurrences(/from "zod\/mini"/).filter((line) => !/import (type )?\* as z from "zod\/mini";$/.test(line))).toEqual([]);
  });

  it("take the time from a clock that is handed in", () => {
    const clocks = [
      "client/clock.ts",
      "testing/virtual-clock.ts",
      "testing/faces/http.ts", // a server looks by itself whether something is due
      "testing/faces/fetch.ts", // a broken body ends a turn of the event loop after its bytes
      "testing/faces/control-page.ts", // a script that runs in a browser
    ];
    expect(occurrences(/\bDate\.now\b|new Date\(\)|\bperformance\.now\b|\bset(Timeout|Interval|Immediate)\b/, clocks)).toEqual([]);
  });

  it("take randomness from a function that is handed in", () => {
    const found = occurrences(/\bMath\.random\b/);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^client\/client\.ts: .*random = Math\.random/);
  });

  it("run wherever fetch does: floors 0 to 3 import nothing of Node", () => {
    const above = /^(sync|testing|cli|runners)\//;
    const found = occurrences(/from "node:|import\("node:|\bprocess\.|\bBuffer\b|\brequire\(/).filter((line) => !above.test(line));
    expect(found).toEqual([]);
  });

  it("keep no state in modules", () => {
    expect(occurrences(/^(export )?(let|var)\b/)).toEqual([]);
    expect(occurrences(/^(export )?const \w+ = new (Map|Set|WeakMap|WeakSet)(<[^>]*>)?\(\)/)).toEqual([]);
  });

  it("show no any in what they export", () => {
    expect(occurrences(/(:|<|\bas) any\b/)).toEqual([]);
  });

  it("load neither zod nor another domain for people alone, so that a new domain costs their users nothing", () => {
    const reached = new Set<string>();
    const bare = new Set<string>();
    const follow = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      const { text } = files.find((file) => file.path === path)!;
      for (const [, from] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/gm)) {
        if (from!.startsWith(".")) follow(new URL(from!, `file:///${path}`).pathname.slice(1));
        else bare.add(from!);
      }
    };
    follow("client/index.ts");
    follow("people/index.ts");
    expect([...bare].sort()).toEqual(["ky", "p-limit", "p-retry"]);
    expect([...reached].filter((path) => !/^(client|people|model)\//.test(path))).toEqual([]);
    expect(reached.size).toBeGreaterThan(15);
  });
});
