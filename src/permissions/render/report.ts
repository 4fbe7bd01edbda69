import type { PermissionReport } from "../report.ts";
import type { RenderOptions } from "./document.ts";
import { reportPage } from "./report-document.ts";
import { asReport } from "./report-shape.ts";
import { type RenderFormat, write } from "./write.ts";

/**
 * The page about a check: what is the result, what to tick and where, what is fine, what cannot be seen from outside.
 *
 * `text` is for a terminal, `markdown` for GitHub or a wiki, `html` one file to mail, without scripts and without anything
 * loaded from elsewhere. `json` is the report itself. All tell the same. Takes a report read back from JSON as well.
 *
 * @throws {InvalidInputError} for what is not a report
 * @example
 * const report = await checkPermissions(bob, { presets: ["base"] });
 * const page = renderReport(report, "html");
 */
export function renderReport(report: PermissionReport, format: RenderFormat, options?: RenderOptions): string {
  const checked = asReport(report);
  return write(checked, () => reportPage(checked), format, options);
}
