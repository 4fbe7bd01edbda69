import {
  diffReports,
  type PermissionReport,
  type RenderFormat,
  renderDrift,
  renderGuide,
  renderReport,
  setupGuide,
} from "../permissions/index.ts";
import { incompleteWords } from "../permissions/render/wording.ts";
import type { CheckRequest } from "./check-request.ts";
import { writeWhole } from "./report-file.ts";
import type { Terminal } from "./terminal.ts";

/** Exit statuses. A check in which something could not be looked at has not been made in full. */
const STATUS = { green: 0, incomplete: 1, missing: 2 } as const satisfies Record<PermissionReport["outcome"], number>;

/** 0: nothing is missing; 1: nothing that was seen, but not all could be looked at; 2: something is. */
export const statusOf = ({ outcome }: PermissionReport): number => STATUS[outcome];

/** A report in one sentence. */
export function resultOf({ answers, outcome }: PermissionReport): string {
  if (outcome === "incomplete") return incompleteWords(answers);
  const count = (wanted: string) => answers.filter(({ status }) => status === wanted).length;
  const [missing, granted, unseen] = [count("missing"), count("granted"), count("unverifiable")];
  const rest = unseen > 0 ? `; ${unseen} cannot be seen` : "";
  return missing > 0
    ? `${missing} of ${answers.length} boxes ${missing === 1 ? "is" : "are"} missing${rest}.`
    : `Nothing is missing: ${granted} of ${answers.length} boxes are ticked${rest}.`;
}

/** Prints what a check gives, or writes it to the file that was asked for. */
export class CheckOutput {
  readonly #request: CheckRequest;
  readonly #terminal: Terminal;

  constructor(request: CheckRequest, terminal: Terminal) {
    this.#request = request;
    this.#terminal = terminal;
  }

  /** How to set up what the plan needs, with the names that Bob's categories have in every account. */
  async guide(): Promise<void> {
    const { plan, format, out } = this.#request;
    const text = this.#fit(renderGuide(setupGuide(plan), format, this.#look));
    if (out === undefined) return this.#terminal.out(text);
    await writeWhole(out, text);
    await this.#terminal.out(`The set-up guide is in ${out}.\n`);
  }

  /** The report. When there is an earlier one, what differs is printed in its place. */
  async report(report: PermissionReport, before?: PermissionReport): Promise<void> {
    await this.#print(report, before);
    const { out, format } = this.#request;
    // The report of a whole plan is taller than a screen, and its result stands at the top.
    const tall = out === undefined && format === "text" && this.#terminal.outInteractive;
    if (tall || report.outcome === "incomplete") this.#terminal.err(`${tall ? "\n" : ""}${resultOf(report)}\n`);
  }

  async #print(report: PermissionReport, before?: PermissionReport): Promise<void> {
    const { out, format, oneLine } = this.#request;
    if (out !== undefined) await this.#save(report);
    if (before) {
      const printed: RenderFormat = out === undefined || oneLine ? format : "text";
      await this.#terminal.out(this.#fit(renderDrift(diffReports(before, report), printed, this.#look)));
    } else if (out === undefined) await this.#terminal.out(this.#fit(renderReport(report, format, this.#look)));
    if (out !== undefined && !(before && oneLine)) await this.#where(report);
  }

  /** What is to be had of every check of a watch: the file of `--out`, or the line of `--json`. */
  async each(report: PermissionReport): Promise<void> {
    const { out, oneLine } = this.#request;
    if (out !== undefined) await this.#save(report);
    else if (oneLine) await this.#print(report);
  }

  /** How a watch ended well. A person has followed it, and gets a line; programs have had the last line of JSON. */
  async last(report: PermissionReport): Promise<void> {
    const { out, oneLine, format } = this.#request;
    if (out === undefined && format === "text" && this.#terminal.outInteractive) await this.#terminal.out(`${resultOf(report)}\n`);
    else if (out === undefined && !oneLine) await this.#print(report);
    else if (out !== undefined) await this.#where(report);
  }

  #where(report: PermissionReport): Promise<void> {
    return this.#terminal.out(`${resultOf(report)} The report is in ${this.#request.out}.\n`);
  }

  async #save(report: PermissionReport): Promise<void> {
    const { out, format } = this.#request;
    if (out !== undefined) await writeWhole(out, this.#fit(renderReport(report, format, { columns: 100 })));
  }

  get #look() {
    const { env, columns, outInteractive = false } = this.#terminal;
    return { columns: outInteractive ? columns : 100, colour: outInteractive && !env.NO_COLOR };
  }

  /** JSON for programs is one line. */
  #fit = (text: string): string => (this.#request.oneLine ? `${JSON.stringify(JSON.parse(text))}\n` : text);
}
