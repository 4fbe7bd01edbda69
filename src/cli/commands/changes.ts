import { InvalidInputError } from "../../client/index.ts";
import { type Change, readChanges } from "../../sync/index.ts";
import type { Command } from "../command.ts";
import { openStore } from "../connection.ts";

/** `hibob-kit changes`: reads the change log of a store. Needs no credentials. */
export const changes: Command = {
  summary: "Print what changed, from the log that sync writes",
  usage: `hibob-kit changes --store STORE [--after N] [--consumer NAME] [--json]

  --store     the database of sync: sqlite:FILE, or postgres://USER@HOST/DATABASE with the password in PGPASSWORD
  --after     only changes above this sequence number
  --consumer  go on where this consumer stopped; what has been written out counts as read
  --json      one JSON object a line: sequence, stream, key, kind, fields (from, to), reason of a removal, at`,
  options: { store: { type: "string" }, after: { type: "string" }, consumer: { type: "string" }, json: { type: "boolean" } },

  async run({ store: storeName, after, consumer, json }, terminal) {
    if (after !== undefined && !/^\d+$/.test(after as string)) {
      throw new InvalidInputError("--after must be a sequence number", { hint: "E.g. --after 1200" });
    }
    const { store, place } = await openStore(storeName as string | undefined, { mustExist: true });
    try {
      let shown = 0;
      const input = { after: after === undefined ? undefined : Number(after), consumer: consumer as string | undefined };
      for await (const change of readChanges(store, input)) {
        if (terminal.signal.aborted) break;
        await terminal.out(json ? `${JSON.stringify(change)}\n` : described(change));
        shown++;
      }
      if (shown === 0 && !json) await terminal.out(`No changes${after || consumer ? " since then" : ""} in ${place}.\n`);
      return 0;
    } finally {
      await store.close();
    }
  },
};

const MOST_FIELDS = 12;
const MOST_TEXT = 60;

/** One change for a person: a line for the record, a line for each field. */
function described({ sequence, stream, key, kind, fields, reason }: Change): string {
  const all = Object.entries(fields);
  // An added record lists what it has; its empty fields say nothing.
  const telling = kind === "changed" ? all : all.filter(([, { from, to }]) => (to ?? from) !== null);
  const lines = telling.slice(0, MOST_FIELDS).map(([field, { from, to }]) => {
    const value = kind === "added" ? shown(to) : kind === "removed" ? shown(from) : `${shown(from)} → ${shown(to)}`;
    return `    ${field}: ${value}\n`;
  });
  const more = telling.length > MOST_FIELDS ? `    … and ${telling.length - MOST_FIELDS} more fields (--json shows all)\n` : "";
  return `#${sequence} ${stream} ${key} ${kind}${reason ? ` (${reason})` : ""}\n${lines.join("")}${more}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "(not there)";
  const text = JSON.stringify(value);
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text;
}
