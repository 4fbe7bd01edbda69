import type { Hooks } from "../client/index.ts";
import type { SyncEvent, SyncProgress } from "../sync/index.ts";
import { count, span, type Terminal } from "./terminal.ts";

const BAR = 24;
const QUIET_MS = 5000;

/** Hooks for the client that put into words what it waits for and what it repeats. */
export const explaining = (explain: (note: string) => void): Pick<Hooks, "onWait" | "onRetry"> => ({
  onWait: ({ endpoint, reason, waitMs, perMinute }) => {
    if (reason === "lockout_guard")
      return explain(`waiting up to ${span(waitMs)}: many requests failed, and more could make Bob block them all`);
    explain(`waiting ${span(waitMs)}: Bob allows ${perMinute ?? "few"} requests a minute on ${endpoint}`);
  },
  onRetry: ({ endpoint, code, delayMs, attempt }) => {
    explain(`${endpoint} failed (${code}), trying again in ${span(delayMs)} (attempt ${attempt + 1})`);
  },
});

/** Shows how far a sync is and why it waits: redrawn in place for a person, a line now and then for a log file. */
export class ProgressView {
  readonly #terminal: Terminal;
  readonly #streams = new Map<string, SyncProgress>();
  readonly #startedAt: number;
  /** Each kind of difference once, with the words for it. */
  readonly #drifts = new Set<string>();
  #note = "";
  #drawnLines = 0;
  #lastLineAt: number;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#startedAt = terminal.clock.now();
    this.#lastLineAt = this.#startedAt;
  }

  /** For `createSync`. */
  readonly onEvent = (event: SyncEvent): void => {
    if (event.kind !== "committed") return;
    this.#streams.set(event.stream, event);
    this.#note = "";
    this.#draw();
  };

  /** For the client: what it waits for and what it repeats. */
  readonly hooks: Hooks = {
    ...explaining((note) => this.#explain(note)),
    onDrift: ({ endpoint, path, expected, received }) => {
      this.#drifts.add(`Bob's answer differs from what is known: ${endpoint} gave ${received} instead of ${expected} at ${path}\n`);
    },
  };

  /** Leaves the last picture standing, and tells what was odd about Bob's answers. */
  end(): void {
    this.#note = "";
    if (this.#terminal.interactive && this.#streams.size > 0) this.#draw();
    this.#drawnLines = 0;
    for (const drift of this.#drifts) this.#terminal.err(drift);
    this.#drifts.clear();
  }

  #explain(note: string): void {
    this.#note = note;
    if (this.#terminal.interactive) this.#draw();
    else this.#terminal.err(`${note}\n`);
  }

  #draw(): void {
    const lines = [...this.#streams.values()].map((progress) => this.#line(progress));
    if (this.#terminal.interactive) {
      const shown = this.#note ? [...lines, `  ${this.#note}`] : lines;
      const back = this.#drawnLines > 0 ? `\x1b[${this.#drawnLines}A` : "";
      const text = shown.map((line) => `\x1b[2K${line.slice(0, this.#terminal.columns - 1)}\n`).join("");
      this.#terminal.err(`${back}${text}\x1b[0J`);
      this.#drawnLines = shown.length;
    } else if (this.#terminal.clock.now() - this.#lastLineAt >= QUIET_MS) {
      this.#lastLineAt = this.#terminal.clock.now();
      this.#terminal.err(`${lines.join("; ")}\n`);
    }
  }

  #line({ stream, done, total, records }: SyncProgress): string {
    const share = total === 0 ? 1 : done / total;
    const bar = "█".repeat(Math.round(share * BAR)).padEnd(BAR, "░");
    const seconds = Math.max((this.#terminal.clock.now() - this.#startedAt) / 1000, 0.001);
    const speed = `${count(Math.round(records / seconds))} rows/s`;
    const width = Math.max(...[...this.#streams.keys()].map((name) => name.length), 12);
    return `${stream.padEnd(width)} ${bar} ${count(done)}/${count(total)} people  ${count(records)} rows  ${speed}`;
  }
}
