import { InvalidInputError } from "../../../client/errors.ts";
import type { CompanyState } from "../../company/company.ts";
import { stampAt } from "../../company/stamps.ts";
import { seedReports } from "./seeding.ts";

/** A column that is calculated from others of the report: their sum, times a number. */
export interface Formula {
  /** The column's heading. */
  readonly name: string;
  /** Ids of number or money fields that are columns of the report too. */
  readonly fields: readonly string[];
  readonly times: number;
}

/** A report as HR made it. */
export interface StoredReport {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  /** Field ids in dot notation. */
  readonly fields: readonly string[];
  readonly formulas: readonly Formula[];
  readonly activeOnly: boolean;
  /** How long making it takes, when nobody holds the line. */
  readonly readyAfterMs: number;
  /** Whether the service user has it. */
  readonly shared: boolean;
  readonly isScheduled: boolean;
  readonly createdBy: string | null;
  readonly creationDate: string;
  readonly modificationDate: string | null;
  readonly folderId: string | null;
}

/** A report in one format. */
export interface ReportFile {
  readonly type: string;
  readonly fileName: string;
  readonly bytes: string | Uint8Array;
}

/** What is wanted of a new report. */
export type NewReport = Pick<StoredReport, "name" | "description" | "fields" | "formulas" | "activeOnly" | "readyAfterMs">;

/** The reports of a company, and those that are being made. */
export class Reports {
  readonly #company: CompanyState;
  readonly #made = new Map<string, { readonly readyAt: number; readonly file: ReportFile }>();
  #reports: StoredReport[] | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get all(): readonly StoredReport[] {
    this.#reports ??= seedReports(this.#company);
    return this.#reports;
  }

  find(id: string | number): StoredReport | undefined {
    return this.all.find((report) => String(report.id) === String(id));
  }

  share(report: NewReport): StoredReport {
    const id = this.#company.newId("report", 32_000_001);
    const shared: StoredReport = {
      ...report,
      id,
      shared: true,
      isScheduled: false,
      createdBy: this.#company.author?.id ?? null,
      creationDate: stampAt(this.#company.now(), id),
      modificationDate: null,
      folderId: null,
    };
    this.#reports = [...this.all, shared];
    return shared;
  }

  unshare(id: string | number): void {
    const report = this.find(id);
    if (!report?.shared) throw new InvalidInputError(`Fake HiBob: there is no shared report ${id}`);
    this.#reports = this.all.map((one) => (one === report ? { ...one, shared: false } : one));
  }

  /**
   * Begins to make a report and returns the name under which it can be fetched. It holds what was so at this moment.
   *
   * Bob's way to ask for this is a GET: it is done by reads, in the company that reads see, and changes nothing else there.
   */
  start({ name, readyAfterMs }: StoredReport, format: string, file: ReportFile): string {
    const now = this.#company.now();
    for (let micros = 0; ; micros++) {
      const reportName = `${stampAt(now + Math.floor(micros / 1_000), micros).replaceAll(":", "_")}-${name}.${format[0]?.toUpperCase()}${format.slice(1)}Format`;
      if (this.#made.has(reportName)) continue;
      this.#made.set(reportName, { readyAt: now + readyAfterMs, file });
      return reportName;
    }
  }

  /** The file; `null` while it is not ready, `undefined` when there is none of this name. */
  made(reportName: string): ReportFile | null | undefined {
    const made = this.#made.get(reportName);
    return made && (made.readyAt <= this.#company.now() ? made.file : null);
  }
}
