import { SyncError } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { after, committed, type StreamEvent, TRANSITIONS } from "../../src/sync/machine.ts";
import { NEVER_READ, type StreamState } from "../../src/sync/store.ts";

const STATUSES = ["never", "reading", "complete"] as const;
const EVENTS = ["begin", "resume", "batch", "remove", "end", "release", "clean"] as const satisfies readonly StreamEvent[];
const stateOf = (status: StreamState["status"]): StreamState => ({
  ...NEVER_READ,
  version: 7,
  generation: 2,
  status,
  cursor: "5",
  notes: "{}",
});

/** All that can happen. Whatever is not here is refused. */
const HAPPENS: readonly string[] = [
  "never begin reading",
  "reading begin reading",
  "reading resume reading",
  "reading batch reading",
  "reading remove reading",
  "reading end complete",
  "reading clean reading",
  "complete begin reading",
  "complete release complete",
  "complete clean complete",
];

describe("the states of a stream", () => {
  it("has an answer for every event in every state", () => {
    expect(Object.keys(TRANSITIONS)).toEqual(STATUSES);
    for (const status of STATUSES) expect(Object.keys(TRANSITIONS[status]), status).toEqual(EVENTS);
  });

  it.each(STATUSES.flatMap((status) => EVENTS.map((event) => ({ status, event }))))(
    "$status, $event: as written down here",
    ({ status, event }) => {
      const wanted = HAPPENS.find((line) => line.startsWith(`${status} ${event} `))?.split(" ")[2];
      const happen = () => after(stateOf(status), event, { cursor: "9" });
      if (wanted !== undefined) {
        expect(happen()).toEqual({ ...stateOf(status), status: wanted, cursor: "9" });
        return;
      }
      expect(happen).toThrow(SyncError);
      expect(happen).toThrow(expect.objectContaining({ code: "invalid_state", message: `A stream that is ${status} cannot ${event}` }));
    },
  );

  it("counts each commit, and changes nothing else by it", () => {
    expect(committed(stateOf("reading"))).toEqual({ ...stateOf("reading"), version: 8 });
  });
});
