import { joined } from "../client/clock.ts";
import {
  AbortedError,
  type CallOptions,
  type Client,
  type Download,
  HiBobError,
  InvalidInputError,
  UnexpectedAnswerError,
} from "../client/index.ts";
import type { Json } from "../model/json.ts";
import { idText, readList, unexpected } from "../objects/index.ts";
import { downloadReport, fetchReport, listReports, startReport } from "./endpoints.ts";

/** A report as the list shows it; its contents come with a download. */
export interface Report {
  readonly id: number;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly type?: string | null;
  readonly createdBy?: string | null;
  readonly creationDate?: string | null;
  readonly modificationDate?: string | null;
  readonly folderId?: string | number | null;
  readonly isScheduled?: boolean | null;
  readonly isComparable?: boolean | null;
  /** Its columns, filters and order. */
  readonly configuration?: Json | null;
  readonly [key: string]: unknown;
}

/** How a report is written. */
export type ReportInput = {
  /** Whether the file begins with the report's name and date. Default, Bob's: true. */
  readonly includeInfo?: boolean | undefined;
  /** Language of the column headings, e.g. `fr-FR`. Default is the service user's own. */
  readonly locale?: string | undefined;
} & (
  | {
      /** Default `csv`. Column headings are labels in the language of `locale`. */
      readonly format?: "csv" | "xlsx" | undefined;
      readonly humanReadable?: undefined;
    }
  | {
      /** Nested by category; several times larger than CSV. */
      readonly format: "json";
      /**
       * `APPEND` adds a `humanReadable` object with display texts to each row; `REPLACE` gives the texts instead of the values, so
       * that ids and types are lost. Default is values only. Only for `json`: Bob ignores it for the others.
       */
      readonly humanReadable?: "APPEND" | "REPLACE" | undefined;
    }
);

/** How long to wait for a report. */
export interface ReportWait extends CallOptions {
  /** Milliseconds until the report must be ready. Default 600,000, ten minutes. `timeout` and the like are per request. */
  readonly within?: number | undefined;
}

/** A report that Bob is making. */
export interface StartedReport {
  /** What `reports.fetch` takes, in another process or later. How long Bob keeps it is not documented. */
  readonly reportName: string;
  /**
   * Asks until the report is ready, at growing intervals from one to ten seconds. The client's `signal` ends it too.
   *
   * @throws {HiBobError} with code `not_ready` when it is not ready in time; Bob goes on making it
   */
  wait(options?: ReportWait): Promise<Download>;
}

/**
 * Reports made in Bob, as files.
 *
 * All need "Features > Reports > View reports according to people's data access rights"; rows and columns are those whose
 * employees and fields the service user may see. 20 requests a minute for each method's endpoint. Source: HiBob's
 * documentation; a smaller or larger limit in Bob's answers is followed.
 */
export interface Reports {
  /**
   * The reports that are shared with the service user; others are left out.
   *
   * Needs View reports. Source: HiBob's documentation.
   * @example
   * const headcount = (await bob.reports.list()).find(({ name }) => name === "Headcount");
   */
  list(options?: CallOptions): Promise<Report[]>;
  /**
   * Downloads a report while Bob makes it. For large ones `run` is safer: nothing has to be held open meanwhile.
   *
   * Needs View reports. A report that the service user may not see answers 404. Source: HiBob's documentation.
   * @example
   * const report = await bob.reports.download(31337, { format: "csv", includeInfo: false });
   * for await (const text of report.textStream()) process.stdout.write(text);
   */
  download(reportId: string | number, input?: ReportInput, options?: CallOptions): Promise<Download>;
  /**
   * Starts making a report, to be waited for.
   *
   * Needs View reports. Source: HiBob's documentation. ASSUMED for `json`, which its list of formats leaves out here and its
   * example of a name shows.
   * @example
   * const started = await bob.reports.start(31337, { format: "xlsx" });
   * const report = await started.wait({ within: 120_000 });
   */
  start(reportId: string | number, input?: ReportInput, options?: CallOptions): Promise<StartedReport>;
  /**
   * Looks once whether a started report is ready: the file, or `undefined`.
   *
   * Needs View reports. Source: HiBob's documentation.
   * @example
   * const report = await bob.reports.fetch("2026-06-17T11_22_14.798810-test.CsvFormat");
   */
  fetch(reportName: string, options?: CallOptions): Promise<Download | undefined>;
  /**
   * Starts making a report and waits for it: `start` and `wait` in one.
   *
   * Needs View reports. Source: HiBob's documentation.
   * @throws {HiBobError} with code `not_ready` when it is not ready in time
   * @example
   * const report = await bob.reports.run(31337);
   * console.log(await report.text());
   */
  run(reportId: string | number, input?: ReportInput, options?: ReportWait): Promise<Download>;
}

const SHORTEST_MS = 1_000;
/** Two reports that are waited for at the same time fit the limit. */
const LONGEST_MS = 10_000;

/** The name at the end of Bob's `https://…/company/reports/download/<name>`. */
function nameIn(location: unknown): string {
  const name = typeof location === "string" && /\/([^/?#]+)(?:[?#].*)?$/.exec(location)?.[1];
  try {
    if (name) return decodeURIComponent(name);
  } catch {
    // Falls through to the error.
  }
  throw unexpected(startReport.id);
}

/** Binds the reports module to a client. */
export function reports(client: Client): Reports {
  const sent = (reportId: string | number, input: ReportInput = {}) => ({
    path: { reportId: idText(reportId, "reportId") },
    query: { ...input, format: input.format ?? "csv" },
  });
  const fetch = async (reportName: string, options?: CallOptions): Promise<Download | undefined> =>
    (await client.call(fetchReport, { path: { reportName } }, options)).data as unknown as Download | undefined;

  async function wait(reportName: string, options: ReportWait = {}): Promise<Download> {
    const { within = 600_000 } = options;
    const { clock, defaults } = client;
    const signal = joined(defaults.signal, options.signal);
    if (!(within >= 0)) throw new InvalidInputError("within must be a number of milliseconds, 0 or more");
    const end = clock.now() + within;
    for (let waitMs = SHORTEST_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_MS)) {
      const file = await fetch(reportName, options);
      if (file) return file;
      const left = end - clock.now();
      if (left <= 0) {
        throw new HiBobError("not_ready", `The report was not ready within ${within} ms`, {
          endpoint: fetchReport.id,
          retryable: true,
          hint: "Bob goes on making it: wait longer, or fetch it later",
        });
      }
      await clock.sleep(Math.min(waitMs, left), signal).catch((reason: unknown) => {
        throw new AbortedError(reason, { endpoint: fetchReport.id });
      });
    }
  }

  async function start(reportId: string | number, input?: ReportInput, options?: CallOptions): Promise<StartedReport> {
    const reportName = nameIn((await client.call(startReport, sent(reportId, input), options)).data);
    return { reportName, wait: (waitOptions) => wait(reportName, { ...options, ...waitOptions }) };
  }

  return {
    list: (options) => readList(client, listReports, {}, "views", options),
    async download(reportId, input, options) {
      const { data, status } = await client.call(downloadReport, sent(reportId, input), options);
      if (data !== undefined) return data as unknown as Download;
      const { id } = downloadReport;
      throw new UnexpectedAnswerError(`${id} answered ${status} without the file`, { endpoint: id, status });
    },
    start,
    fetch,
    run: async (reportId, input, options) => (await start(reportId, input, options)).wait(options),
  };
}
