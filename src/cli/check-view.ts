import type { Hooks } from "../client/index.ts";
import { explaining } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** What a check tells while it runs. A person sees the last of it, redrawn in place; a log gets a line where there is news. */
export class CheckView {
  readonly #terminal: Terminal;
  #picture: readonly string[] = [];
  #note = "";
  #drawnLines = 0;
  #explained = "";

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** For the client: what it waits for and what it repeats. */
  readonly hooks: Hooks = {
    ...explaining((note) => this.explain(note)),
    onResponse: ({ status }) => {
      if (status === 403) this.explain("Bob refused this one; waiting 4 s, so that it does not lock the integration out");
    },
  };

  /** What is being done. Only for a person: it changes too often for a log. */
  doing(note: string): void {
    this.#note = note;
    this.#draw();
  }

  /** Why nothing seems to happen. A log has it once, however often it is so. */
  explain(note: string): void {
    this.doing(note);
    if (!this.#terminal.interactive && note !== this.#explained) this.#terminal.err(`${note}\n`);
    this.#explained = note;
  }

  /** News: a line in a log. A person has it in the picture. */
  tell(line: string): void {
    if (!this.#terminal.interactive) this.#terminal.err(`${line}\n`);
  }

  /** The state of affairs, in place of the one before. Only for a person. */
  show(picture: readonly string[]): void {
    this.#picture = picture;
    this.#note = "";
    this.#draw();
  }

  /** Takes away what is on the screen, because a result comes there. */
  clear(): void {
    this.show([]);
  }

  #draw(): void {
    const { interactive, columns, err } = this.#terminal;
    if (!interactive) return;
    const lines = [...this.#picture, ...(this.#note ? [this.#note] : [])].flatMap((line) => folded(line, Math.max(columns - 1, 20)));
    if (lines.length === 0 && this.#drawnLines === 0) return;
    const back = this.#drawnLines > 0 ? `\x1b[${this.#drawnLines}F` : "";
    err.call(this.#terminal, `${back}${lines.map((line) => `\x1b[2K${line}\n`).join("")}\x1b[0J`);
    this.#drawnLines = lines.length;
  }
}

/** A line in pieces that fit, so that it is known how many the terminal shows. What follows the first piece is set in. */
function folded(line: string, columns: number): string[] {
  const indent = `${/^ */.exec(line)?.[0] ?? ""}  `;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(" ", columns);
    const end = space > indent.length ? space : columns;
    lines.push(rest.slice(0, end));
    rest = `${indent}${rest.slice(end).trimStart()}`;
  }
  return [...lines, rest];
}
