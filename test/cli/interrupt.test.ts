import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { createFakeHiBob } from "hibob-kit/testing";
import { expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));

it("Ctrl-C in the middle: one line that says how to go on, status 1, the store at a commit, and the next run goes on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hibob-kit-interrupt-"));
  const file = join(folder, "hibob.db");
  const fake = createFakeHiBob({ employees: 900, seed: 3, limits: "off" });
  await using server = await fake.listen();
  const { id, token } = fake.serviceUser;
  const env = { ...process.env, HIBOB_BASE_URL: server.url, HIBOB_SERVICE_USER_ID: id, HIBOB_SERVICE_USER_TOKEN: token };
  const start = () => {
    const args = ["--disable-warning=ExperimentalWarning", BIN, "sync", "--store", `sqlite:${file}`, "--streams", "employees"];
    return spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  };

  const child = start();
  let printed = "";
  child.stderr.on("data", (data) => {
    printed += String(data);
  });
  // After everybody's ids and the sample for the permissions, the fourth search is the second batch: the first is being committed.
  while (fake.requests({ endpoint: "POST /people/search" }).length < 4 && child.exitCode === null) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill("SIGINT");
  const [status, signal] = await once(child, "exit");
  expect({ status, signal }).toEqual({ status: 1, signal: null });
  expect(printed).toBe(`Stopped. ${file} holds everything up to the last commit; the same command goes on from there.\n`);

  const store = sqliteStore(file);
  const state = await store.state("default", "employees");
  expect(state.status).toBe("reading");
  expect(await store.count("default", "employees")).toBeLessThan(900);
  await store.close();

  const second = start();
  let out = "";
  second.stdout.on("data", (data) => {
    out += String(data);
  });
  expect(await once(second, "exit")).toEqual([0, null]);
  expect(out).toMatch(state.cursor === "" ? /900 added/ : /resumed an interrupted reading/);
  await rm(folder, { recursive: true });
});
