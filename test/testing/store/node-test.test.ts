import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const FILE = fileURLToPath(new URL("node-test.mjs", import.meta.url));

function run(env: NodeJS.ProcessEnv): { status: number | null; pass: number; fail: number } {
  // Not a child of this runner's own `node --test`, if it is one.
  const { NODE_TEST_CONTEXT: _, ...rest } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", FILE], {
    encoding: "utf8",
    env: { ...rest, ...env },
  });
  const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(stdout)?.[1]);
  return { status, pass: count("pass"), fail: count("fail") };
}

describe("the suite under node:test with node:assert", () => {
  it("passes a good store", () => {
    const { status, pass, fail } = run({});
    expect({ status, fail }).toEqual({ status: 0, fail: 0 });
    expect(pass).toBeGreaterThan(60);
  });

  it("fails a broken one", () => {
    const { status, fail } = run({ BROKEN: "1" });
    expect(status).toBe(1);
    expect(fail).toBeGreaterThan(3);
  });
});
