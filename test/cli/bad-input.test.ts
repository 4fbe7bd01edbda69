import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { createFakeHiBob } from "hibob-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasty, run } from "./terminal.ts";

let folder: string;
let files = 0;
const newFile = (): string => join(folder, `bad-${++files}.db`);
const fake = createFakeHiBob({ employees: 5 });
let server: Awaited<ReturnType<typeof fake.listen>>;
const credentials = { HIBOB_SERVICE_USER_ID: fake.serviceUser.id, HIBOB_SERVICE_USER_TOKEN: fake.serviceUser.token };
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hibob-kit-cli-"));
  server = await fake.listen();
  env = { ...credentials, HIBOB_BASE_URL: server.url };
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The command must fail with one line that matches, and print nothing else. */
async function refuses(argv: readonly string[], line: RegExp, terminal: Parameters<typeof run>[1] = { env }): Promise<void> {
  const { status, out, err } = await run(argv, terminal);
  expect(err).toMatch(line);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).toMatch(/^hibob-kit: .+[.?]\n$/);
  expect({ status, out }).toEqual({ status: 1, out: "" });
}
const sync = (file: string, ...more: string[]) => ["sync", "--store", `sqlite:${file}`, ...more];

describe("credentials", () => {
  it("missing: names what to set and where Bob shows it", async () => {
    await refuses(sync(newFile()), /HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN must be set.*Service users/, { env: {} });
    await refuses(sync(newFile()), /: HIBOB_SERVICE_USER_TOKEN must be set/, { env: { HIBOB_SERVICE_USER_ID: "x" } });
  });
  it("malformed: says what is wrong, without showing them", async () => {
    await refuses(sync(newFile()), /The service user's token contains a space, a line break/, {
      env: { ...env, HIBOB_SERVICE_USER_TOKEN: "abc \n" },
    });
  });
  it("refused by Bob: says what to check", async () => {
    await refuses(sync(newFile()), /401.*Check id and token/, { env: { ...env, HIBOB_SERVICE_USER_TOKEN: "wrong" } });
  });
});

describe("reaching Bob", () => {
  it("a host that refuses connections", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => closed.once("listening", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const unreachable = { env: { ...env, HIBOB_BASE_URL: `http://127.0.0.1:${port}/v1` }, clock: hasty };
    await refuses(sync(newFile(), "--json"), new RegExp(`could not reach 127.0.0.1:${port} \\(ECONNREFUSED\\)`), unreachable);
  });
  it("an address that is none", async () => {
    await refuses(sync(newFile()), /baseUrl must be an http\(s\) address/, { env: { ...env, HIBOB_BASE_URL: "api.hibob.com" } });
  });
});

describe("streams and fields", () => {
  it("an unknown stream, with the one that was meant", () =>
    refuses(sync(newFile(), "--streams", "employes"), /There is no stream "employes". Did you mean "employees"\?/));
  it("an unknown field id, with the one that was meant", () =>
    refuses(sync(newFile(), "--fields", "work.titel"), /This tenant has no field "work.titel". Did you mean "work.title"\?/));
  it("an empty field id", () => refuses(sync(newFile(), "--fields", "work.title,"), /fields\[1\] must be a non-empty string/));
});

describe("the store", () => {
  it("none given", () => refuses(["sync"], /--store is missing. Give --store sqlite:FILE/));
  it("an unknown kind", () =>
    refuses(["sync", "--store", "mysql://app:secret@x"], /--store does not name a store. Give --store sqlite:FILE/));
  it("a file that is no database", async () => {
    const file = newFile();
    await writeFile(file, "not a database, but long enough to look like one".repeat(50));
    await refuses(sync(file), /is not a SQLite database. Name another file/);
  });
  it("a database of newer code", async () => {
    const file = newFile();
    await sqliteStore(file).close();
    const newer = new DatabaseSync(file);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    await refuses(sync(file), /newer version of hibob-kit.*Update hibob-kit/);
  });
  it("a second sync on the same file", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    await store.acquire("default", 60_000);
    await refuses(sync(file), /Another sync is running on this store \(process \d+ on .*\). Wait for it to end/);
    await store.close();
  });
  it("changes of a file that does not exist, without making it", async () => {
    const before = await readdir(folder);
    await refuses(["changes", "--store", `sqlite:${newFile()}`], /does not exist. Make it with hibob-kit sync/);
    expect(await readdir(folder)).toEqual(before);
  });
  it("a position that is none", async () => {
    await refuses(["changes", "--store", "sqlite:x", "--after", "-1"], /--after/);
    await refuses(["changes", "--store", "sqlite:x", "--after", "abc"], /--after must be a sequence number/);
  });
});

describe("the command line", () => {
  it("an unknown command", () => refuses(["snyc"], /there is no command "snyc". There are: check, sync, changes, fake/));
  it("an unknown option", () => refuses(["fake", "--prot", "1"], /Unknown option '--prot'.*hibob-kit fake --help/));
  it("an option given twice", () =>
    refuses(sync("x", "--streams", "employees", "--streams", "workHistory"), /--streams was given twice\. Give it once, with commas/));
  it("a number that is none", async () => {
    await refuses(["fake", "--employees", "many"], /--employees must be a whole number from 0 to 100000/);
    await refuses(["fake", "--port", "-1"], /argument is ambiguous\. hibob-kit fake --help/);
    await refuses(["fake", "--port", "70000"], /--port must be a whole number from 0 to 65535/);
    await refuses(["fake", "--limits", "maybe"], /--limits must be on or off/);
  });
  it("a port that is taken", () =>
    refuses(
      ["fake", "--port", new URL(server.url).port],
      /cannot listen on port \d+ of 127\.0\.0\.1: it is taken\. Name another port, or port 0/,
    ));
});
