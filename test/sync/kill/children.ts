import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import type { Failure, Order, Point } from "./order.ts";

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said about its failure. */
  readonly failure: Failure | undefined;
}

/** A process that was told what to do, or waits for it. */
export class Child {
  /** Every point it has come to, with the time of this process's clock. */
  readonly reached: { readonly point: Point; readonly at: number }[] = [];
  /** How many statements the database had got when the store was open. */
  statementsToOpen = 0;
  readonly exit: Promise<Exit>;
  readonly #process: ChildProcess;
  readonly #watchers = new Set<() => void>();
  #failure: Failure | undefined;
  #errors = "";
  #ended = false;

  constructor(program: string) {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], { stdio: "pipe" });
    this.#process = child;
    child.stdin.on("error", () => {}); // it may be dead before it has read its order
    child.stderr.on("data", (data) => {
      this.#errors += String(data);
    });
    let rest = "";
    child.stdout.on("data", (data) => {
      const lines = (rest + String(data)).split("\n");
      rest = lines.pop()!;
      for (const line of lines) this.#heard(line);
      for (const watcher of this.#watchers) watcher();
    });
    this.exit = new Promise((resolve) =>
      child.on("close", (code, signal) => {
        this.#ended = true;
        for (const watcher of this.#watchers) watcher();
        resolve({ code, signal, failure: this.#failure });
      }),
    );
  }

  #heard(line: string): void {
    const [word, ...rest] = line.split(" ");
    if (word === "failed") this.#failure = JSON.parse(rest.join(" ")) as Failure;
    else if (word === "statements") this.statementsToOpen = Number(rest[0]);
    else this.reached.push({ point: word as Point, at: performance.now() });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get last(): Point | undefined {
    return this.reached.at(-1)?.point;
  }

  has(point: Point): boolean {
    return this.reached.some((other) => other.point === point);
  }

  /** What it printed as errors: nothing, as a rule. */
  get errors(): string {
    return this.#errors;
  }

  start(order: Order): void {
    this.#process.stdin!.write(`${JSON.stringify(order)}\n`);
  }

  /** Lets it go on from where it was told to hold. */
  goOn(): void {
    this.#process.stdin!.write("on\n");
  }

  signal(signal: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void {
    this.#process.kill(signal);
  }

  /** Waits until it has come to a point for the nth time; false when it ends before. */
  until(point: Point, nth = 1): Promise<boolean> {
    return new Promise((resolve) => {
      const look = () => {
        const there = this.reached.filter((other) => other.point === point).length >= nth;
        if (!there && !this.#ended) return;
        this.#watchers.delete(look);
        resolve(there);
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Runs an order to its end, which must be a good one. */
  async completes(order: Order): Promise<this> {
    this.start(order);
    const exit = await this.exit;
    if (exit.code !== 0) throw new Error(`The process ended with ${JSON.stringify(exit)}\n${this.#errors}`);
    return this;
  }
}

/** Processes that are ready to begin, so that loading the program costs no time between two kills. */
export interface Children {
  take(): Child;
  /** Ends all, also those that were stopped. */
  end(): Promise<void>;
}

/** Makes the program in one file, which loads faster than the source, and starts the first processes. */
export async function startChildren(waiting = 3): Promise<Children> {
  const folder = await mkdtemp(join(tmpdir(), "hibob-kit-children-"));
  const entry = { child: fileURLToPath(new URL("child.ts", import.meta.url)) };
  await build({
    entry,
    outDir: folder,
    config: false,
    silent: true,
    removeNodeProtocol: false,
    format: "cjs",
    target: "node22",
    noExternal: [/./],
    external: ["pg-native"],
  });
  const program = join(folder, "child.cjs");
  const all = new Set<Child>();
  const make = (): Child => {
    const child = new Child(program);
    all.add(child);
    void child.exit.then(() => all.delete(child));
    return child;
  };
  const ready = Array.from({ length: waiting }, make);
  return {
    take() {
      ready.push(make());
      return ready.shift()!;
    },
    async end() {
      const alive = [...all];
      for (const child of alive) child.signal("SIGKILL");
      await Promise.all(alive.map(({ exit }) => exit));
      await rm(folder, { recursive: true });
    },
  };
}
