import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createFakeHiBob, type FakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Runs a program that knows Bob and not the fake, with the fake's address. */
function run(fake: FakeHiBob, url: string, program: string): Promise<{ status: number; output: string; errors: string }> {
  const env = {
    PATH: process.env.PATH,
    HIBOB_BASE_URL: url,
    HIBOB_SERVICE_USER_ID: fake.serviceUser.id,
    HIBOB_SERVICE_USER_TOKEN: fake.serviceUser.token,
  };
  const command = program.endsWith(".sh") ? "bash" : process.execPath;
  return new Promise((resolve) => {
    execFile(command, [program], { cwd: HERE, env, timeout: 50_000 }, (error, output, errors) => {
      resolve({ status: error ? Number(error.code ?? -1) : 0, output, errors });
    });
  });
}

const PROGRAMS = ["curl.sh", "bare-fetch.mjs", "axios.mjs"];

describe("a program written for Bob, with nothing changed but its address,", () => {
  it.each(PROGRAMS)("finds the fake to be Bob: %s", async (program) => {
    const fake = createFakeHiBob({ employees: 60, seed: 3, limits: "off" });
    await using server = await fake.listen();
    const { status, output, errors } = await run(fake, server.url, program);
    expect(errors).toBe("");
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(output)).length).toBeGreaterThan(3);
    expect(fake.requests().filter((request) => request.status >= 500)).toEqual([]);
  });

  it("waits for the reset that a 429 names", async () => {
    const fake = createFakeHiBob({ employees: 20, limits: "off" });
    fake.faults.on({ endpoint: "GET /company/named-lists" }, { kind: "rate-limit", seconds: 1 });
    await using server = await fake.listen();
    const { output, errors } = await run(fake, server.url, "axios.mjs");
    expect(errors).toBe("");
    expect(JSON.parse(output)).toMatchObject({ rateLimitWaits: 1 });
  });

  it.each([
    ["curl.sh", "GET /company/people/fields", "html"],
    ["curl.sh", "GET /bulk/people/work", "repeat-cursor"],
    ["curl.sh", "GET /timeoff/whosout", "empty"],
    ["bare-fetch.mjs", "POST /people/search", "html"],
    ["bare-fetch.mjs", "GET /bulk/people/salaries", "repeat-cursor"],
    ["bare-fetch.mjs", "GET /bulk/people/salaries", "drift"],
    ["axios.mjs", "GET /people/custom-tables/metadata", "truncate"],
    ["axios.mjs", "POST /objects/position/search", "html"],
  ] as const)("notices when something is not as in Bob: %s with %s and %s", async (program, endpoint, kind) => {
    const fake = createFakeHiBob({ employees: 40, limits: "off" });
    fake.faults.on({ endpoint, times: Number.POSITIVE_INFINITY }, { kind });
    await using server = await fake.listen();
    const { status, output } = await run(fake, server.url, program);
    expect([status, output]).toEqual([1, ""]);
  });
});
