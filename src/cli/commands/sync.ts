import { createSync, type RunReport, type StreamName, type StreamReport } from "../../sync/index.ts";
import type { Command } from "../command.ts";
import { hiBobFrom, openStore } from "../connection.ts";
import { ProgressView } from "../progress.ts";
import { count, span } from "../terminal.ts";

/** `hibob-kit sync`: mirrors Bob into a store, once. */
export const sync: Command = {
  summary: "Mirror Bob into a database and log what changed",
  usage: `hibob-kit sync --store sqlite:FILE [--streams employees,workHistory] [--fields all|ID,ID…] [--json]

Reads from Bob, never writes to it. Run it again to bring the database up to date; after a crash or Ctrl-C it goes on
where it stopped. Exit status: 0 done, 1 error, 2 done but removals are held back.

  --store    where to: sqlite:FILE, made when it does not exist
  --streams  what to read, separated by commas (default: employees,workHistory)
  --fields   field ids of the employees, or "all" (default: basic info, work, employment and lifecycle)
  --json     the report as one line of JSON

Credentials: HIBOB_SERVICE_USER_ID, HIBOB_SERVICE_USER_TOKEN; HIBOB_BASE_URL for the sandbox or a fake.`,
  options: { store: { type: "string" }, streams: { type: "string" }, fields: { type: "string" }, json: { type: "boolean" } },

  async run({ store: storeName, streams = "employees,workHistory", fields, json }, terminal) {
    const view = new ProgressView(terminal);
    const bob = hiBobFrom(terminal, json ? {} : { hooks: view.hooks });
    const { store, place } = await openStore(storeName as string | undefined);
    try {
      const engine = createSync({
        bob,
        store,
        clock: terminal.clock,
        streams: list(streams as string) as StreamName[],
        fields: fields === undefined || fields === "all" ? fields : list(fields as string),
        ...(json ? {} : { onProgress: view.onProgress }),
      });
      const report = await engine.run({ signal: terminal.signal });
      view.end();
      await terminal.out(json ? `${JSON.stringify(report)}\n` : summary(report, place));
      return report.streams.some(({ outcome }) => outcome === "held") ? 2 : 0;
    } catch (error) {
      view.end();
      if (!terminal.signal.aborted) throw error;
      terminal.err(`Stopped. ${place} holds everything up to the last commit; the same command goes on from there.\n`);
      return 1;
    } finally {
      await store.close();
    }
  },
};

const list = (text: string): string[] => text.split(",").map((item) => item.trim());

function summary({ streams, durationMs, permissions }: RunReport, place: string): string {
  const lines = [...streams.flatMap((stream) => [streamLine(stream), ...notes(stream)]), ...unticked(permissions)];
  const quiet = streams.every((stream) => stream.added + stream.changed + stream.removed === 0);
  return `${lines.join("\n")}\n${quiet ? "Nothing changed in Bob; no record was written." : `In ${place}.`} ${span(durationMs)}.\n`;
}

const streamLine = ({ stream, read, added, changed, removed, unchanged, resumed }: StreamReport): string =>
  `${stream}: ${count(read)} read, ${count(added)} added, ${count(changed)} changed, ${count(removed)} removed, ${count(unchanged)} as before` +
  `${resumed ? " (resumed an interrupted reading)" : ""}`;

function notes({ held, omitted, unread, restricted }: StreamReport): string[] {
  return [
    unread > 0
      ? `  listed by Bob and then not shown: ${count(unread)} people, whose records stay as they are. Check "Access data for".`
      : "",
    restricted.length > 0 ? `  restricted columns, which keep their stored values: ${restricted.join(", ")}.` : "",
    held > 0
      ? `  held: ${count(held)} records were not found and are kept all the same. So many at once looks like a lost permission or a narrowed "Access data for".`
      : "",
    omitted.length > 0
      ? `  not sent by Bob for anyone: ${omitted.join(", ")}. View on their categories is probably not ticked; stored values stay.`
      : "",
  ].filter(Boolean);
}

/** The boxes that the streams need and the service user has not. */
function unticked(permissions: RunReport["permissions"]): string[] {
  const { answers = [], model } = permissions ?? {};
  const missing = answers.filter(({ status }) => status === "missing");
  if (missing.length === 0) return [];
  const lines = missing.map(({ place, breaks }) => `  ${place[model === "field" ? "field" : "category"]}\n    ${breaks}`);
  return ["Not ticked in Bob, as far as reading can tell (hibob-kit check prints a page for the HR admin):", ...lines];
}
