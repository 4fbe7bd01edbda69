import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

it("every test that docs/guarantees.md names exists", () => {
  const cells = [...read("docs/guarantees.md").matchAll(/\| (`.+`) \|$/gm)].map((match) => match[1]!);
  const named = cells.flatMap((cell) => cell.slice(1, -1).split("`, `"));
  const files = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const tests = files.map((file) => read(join("test", file))).join("\n");
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !tests.includes(`("${name}"`))).toEqual([]);
});
