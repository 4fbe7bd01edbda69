import type { Confidence, Finding } from "../report.ts";

type Facts = Pick<Finding, "hiddenFields" | "waitsFor" | "failed">;

export const granted = (evidence: string, confidence: Confidence = "high"): Finding => ({ status: "granted", confidence, evidence });

export const missing = (evidence: string, confidence: Confidence = "high", facts: Facts = {}): Finding => ({
  status: "missing",
  confidence,
  evidence,
  ...facts,
});

export const unverifiable = (evidence: string, facts: Facts = {}): Finding => ({
  status: "unverifiable",
  confidence: "low",
  evidence,
  ...facts,
});

/** A number with its noun: `1 person`, `12 people`. */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** What is known of each permission by now. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();

  get(key: string): Finding | undefined {
    return this.#byKey.get(key);
  }

  /** Whether something was found that later questions cannot better. */
  knows(key: string): boolean {
    const found = this.#byKey.get(key);
    return found !== undefined && found.status !== "unverifiable";
  }

  /** Keeps a finding, unless a surer one is there: what was seen first was seen by the surest means. */
  add(key: string, finding: Finding): void {
    if (!this.knows(key)) this.#byKey.set(key, finding);
  }

  /** Keeps a finding in place of what is there. */
  replace(key: string, finding: Finding): void {
    this.#byKey.set(key, finding);
  }

  is(key: string, status: Finding["status"]): boolean {
    return this.#byKey.get(key)?.status === status;
  }

  /** The keys of everything that is granted. */
  granted(): readonly string[] {
    return [...this.#byKey.keys()].filter((key) => this.is(key, "granted"));
  }
}
