import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { TRANSITIONS } from "../../src/sync/machine.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const sourceIn = (folder: string): string =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read(join(folder, file)))
    .join("\n");

it.each(["docs/guarantees.md", "docs/sync-guarantees.md"])("every test that %s names exists", (page) => {
  const cells = [...read(page).matchAll(/\| (`.+`) \|$/gm)].map((match) => match[1]!);
  const named = cells.flatMap((cell) => cell.slice(1, -1).split("`, `"));
  const tests = ["test", "src/testing/store"].map(sourceIn).join("\n");
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !tests.includes(`"${name}"`))).toEqual([]);
});

it("the table of transitions in docs/sync-guarantees.md is the one in the code", () => {
  const rows = [...read("docs/sync-guarantees.md").matchAll(/^\| (.+) \|$/gm)].map(([, cells]) => cells!.split(" | "));
  const [header = []] = rows.filter(([first]) => first === "state");
  const written = rows
    .filter(([first = ""]) => Object.hasOwn(TRANSITIONS, first))
    .map(([state, ...next]) => [state, Object.fromEntries(next.map((to, at) => [header[at + 1], to === "—" ? undefined : to]))]);
  expect(Object.fromEntries(written)).toEqual(TRANSITIONS);
});
