import { checkPermissions, type PermissionReport } from "../../permissions/index.ts";
import { checkPlan } from "../../permissions/plan-check.ts";
import { CheckOutput, statusOf } from "../check-output.ts";
import { type CheckRequest, checkRequest } from "../check-request.ts";
import { CheckView } from "../check-view.ts";
import { watchUntilGreen } from "../check-watch.ts";
import type { Command } from "../command.ts";
import { hiBobFrom } from "../connection.ts";
import { readReport } from "../report-file.ts";
import type { Terminal } from "../terminal.ts";

/** `hibob-kit check`: which box of Bob's permission screen is not ticked. Only reads. */
export const check: Command = {
  summary: "Say which permission is missing, before data is",
  usage: `hibob-kit check --for base,salary [--format text|markdown|json|html] [--out FILE] [--watch] [--json]
hibob-kit check --streams employees,workHistory | --fields ID,ID… | --endpoints "GET /timeoff/whosout"
hibob-kit check --for base,salary --guide [--out guide.html]

Asks Bob, without changing anything, whether the service user has the permissions that your integration needs, and names the
boxes to tick. Exit status: 0 nothing is missing, 1 error, or not all could be looked at, 2 something is missing.

What is needed follows from what will be read. The four can be combined:
  --for        kinds of sync with a list of their own: base, salary, bank, timeOff, files
  --streams    streams of the sync: employees, workHistory, employmentHistory, lifecycleHistory, salaries, variablePayments,
               entitlements, deductions, actualPayments, bankAccounts, equities, training, dependents, rightToWork,
               customTables, timeOffRequests, timeOffBalances, timeOffPolicies, documents, namedLists, fields, tasks, positions
  --fields     field ids of the employees, or "all"
  --endpoints  endpoints: "GET /timeoff/whosout, POST /people/search"
  --folders    the folders of documents that are used (default: all)

  --format     text (default), markdown, json, or html: one page, to be mailed to the HR admin
  --out        write the report to this file; .html, .md, .json and .txt decide the format
  --json       the report as one line of JSON
  --guide      print how to set up the service user with all these permissions. Needs no credentials and asks Bob nothing, so
               that categories have Bob's own names
  --watch      check again until nothing is missing; Ctrl-C ends it
  --every      the pause of --watch, at least 60s (default 60s; e.g. 5m)
  --compare    an earlier report (JSON): print what was granted or lost since, in place of the report
  --thorough   look at all tables and features that the plan does not need, too: with a request for each
  --model      category or field: how your account grants employee data, if you know; the check finds out else

Credentials: HIBOB_SERVICE_USER_ID, HIBOB_SERVICE_USER_TOKEN; HIBOB_BASE_URL for the sandbox or a fake.`,
  options: {
    for: { type: "string" },
    streams: { type: "string" },
    fields: { type: "string" },
    endpoints: { type: "string" },
    folders: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    json: { type: "boolean" },
    guide: { type: "boolean" },
    watch: { type: "boolean" },
    every: { type: "string" },
    compare: { type: "string" },
    thorough: { type: "boolean" },
    model: { type: "string" },
  },

  async run(values, terminal) {
    const request = await checkRequest(values);
    checkPlan(request.plan); // what is misspelt is told before the credentials are looked at
    const output = new CheckOutput(request, terminal);
    if (request.guide) {
      await output.guide();
      return 0;
    }
    const before = request.compare === undefined ? undefined : await readReport(request.compare);
    const view = new CheckView(terminal);
    try {
      const check = checker(request, view, terminal);
      if (request.everyMs !== undefined) {
        return await watchUntilGreen({ terminal, view, output, everyMs: request.everyMs, check });
      }
      const report = await check();
      view.clear();
      await output.report(report, before);
      return statusOf(report);
    } catch (error) {
      view.clear();
      if (!terminal.signal.aborted) throw error;
      terminal.err("Stopped before the check was done.\n");
      return 1;
    }
  },
};

/** One check after the other with one client, which keeps count of limits and refusals over all of them. */
function checker({ plan, thorough, model }: CheckRequest, view: CheckView, terminal: Terminal): () => Promise<PermissionReport> {
  const bob = hiBobFrom(terminal, { hooks: view.hooks });
  return () =>
    checkPermissions(bob, plan, {
      signal: terminal.signal,
      leastPrivilege: thorough ? "thorough" : true,
      model,
      onProgress: ({ done, total, note }) => view.doing(done < total ? `asking Bob (${done + 1} of ${total}): ${note}` : ""),
    });
}
