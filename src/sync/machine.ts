import { SyncError } from "./errors.ts";
import type { StreamState } from "./store.ts";

/** What can happen to a stream. What is not an event, such as a crash or a lost network, changes nothing: the last commit stands. */
export type StreamEvent =
  /** A run begins a new reading. */
  | "begin"
  /** A run goes on with an interrupted reading. */
  | "resume"
  /** A batch was read. */
  | "batch"
  /** Records that were not found are removed, page by page, at the end of a reading. */
  | "remove"
  /** Everything was read and decided. */
  | "end"
  /** A person lets held removals happen. */
  | "release"
  /** Fields are taken out of what is stored, because they are redacted from now on. */
  | "clean";

type Status = StreamState["status"];

/** Which state follows; `undefined` where the event cannot happen, and is refused. */
export const TRANSITIONS: Readonly<Record<Status, Readonly<Record<StreamEvent, Status | undefined>>>> = {
  never: { begin: "reading", resume: undefined, batch: undefined, remove: undefined, end: undefined, release: undefined, clean: undefined },
  reading: {
    begin: "reading",
    resume: "reading",
    batch: "reading",
    remove: "reading",
    end: "complete",
    release: undefined,
    clean: "reading",
  },
  complete: {
    begin: "reading",
    resume: undefined,
    batch: undefined,
    remove: undefined,
    end: undefined,
    release: "complete",
    clean: "complete",
  },
};

/** The state after an event, with what else it changes. Every commit goes through here. */
export function after(state: StreamState, event: StreamEvent, changes: Partial<Omit<StreamState, "version" | "status">> = {}): StreamState {
  const status = TRANSITIONS[state.status][event];
  if (status === undefined) throw new SyncError("invalid_state", `A stream that is ${state.status} cannot ${event}`);
  return { ...state, ...changes, status };
}

/** The state as the next commit writes it. */
export const committed = (state: StreamState): StreamState => ({ ...state, version: state.version + 1 });
