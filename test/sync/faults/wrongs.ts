import type { Fault, ScenarioName } from "hibob-kit/testing";

/** How often a fault strikes. */
type Times = "once" | "always";

/**
 * How a run may end. `right`: the mirror is what Bob has. `denied`, `held`: the report says so. `unread`: the report counts people who could
 * not be read. `gap`: the report tells one. `partial`: complete by the report, and the mirror has less or older than Bob. `drifted`: the
 * mirror has what Bob sent, which was not what Bob has. Else the code of an error, with the code of what caused it.
 */
export type Outcome = "right" | "denied" | "held" | "unread" | "gap" | "partial" | "drifted" | `error ${string}`;

/** A fault, and how a run may end with it. */
export interface Wrong {
  readonly name: string;
  readonly fault: Fault;
  readonly times: Times;
  /** Besides these, no outcome is right. When the fault hits only the check of permissions, the run is right all the same. */
  readonly outcomes: readonly Outcome[];
}

const MINUTE = 60_000;
const failed = (code: string): Outcome => `error stream_failed/${code}`;
const UNEXPECTED = [failed("unexpected_answer"), "right"] as const;
/** Of tables: what was not found is kept when Bob cannot be asked a last time whether it may still be seen. */
const once = (outcome: Outcome): readonly Outcome[] => [outcome, "right", "held"];

type Case<F extends Fault> = readonly [Times, F, readonly Outcome[]];
const status = (times: Times, code: number, outcomes: readonly Outcome[]): Case<{ readonly kind: "status"; readonly status: number }> => [
  times,
  { kind: "status", status: code },
  outcomes,
];

// Balances have no other way to say that somebody has none of a policy type: ASSUMED in that stream.
const ABSENT = ["unread", "partial", "held"] as const;

/** Every kind of fault that the fake has, in the ways that matter to a reader. A new kind does not compile until it is here. */
const KINDS: { readonly [Kind in Fault["kind"]]: readonly Case<Fault & { readonly kind: Kind }>[] } = {
  "rate-limit": [
    ["once", { kind: "rate-limit" }, ["right"]],
    ["once", { kind: "rate-limit", seconds: 600 }, once(failed("rate_limited"))],
    ["always", { kind: "rate-limit" }, [failed("rate_limited")]],
  ],
  status: [
    status("once", 204, once(failed("unexpected_answer"))),
    status("once", 304, once(failed("unexpected_answer"))),
    status("once", 400, [failed("bad_request"), "right", ...ABSENT]),
    status("once", 401, ["error unauthorized"]),
    status("once", 403, [...once("denied"), "gap", failed("forbidden")]),
    status("once", 404, [failed("not_found"), "right", ...ABSENT]),
    status("once", 409, once(failed("conflict"))),
    status("once", 418, once(failed("http_error"))),
    status("once", 500, ["right"]),
    status("once", 502, ["right"]),
    status("once", 503, ["right"]),
    status("always", 400, [failed("bad_request"), ...ABSENT]),
    status("always", 403, ["denied", "gap", failed("forbidden")]),
    status("always", 404, [failed("not_found"), ...ABSENT]),
    status("always", 503, [failed("server_error")]),
  ],
  reset: [
    ["once", { kind: "reset" }, ["right"]],
    ["once", { kind: "reset", afterBytes: 60 }, ["right"]],
    ["always", { kind: "reset" }, [failed("network")]],
    // How soon a body that breaks off is noticed is the runtime's affair; the virtual clock may reach the timeout before.
    ["always", { kind: "reset", afterBytes: 60 }, [failed("network"), failed("timeout")]],
  ],
  slow: [
    ["once", { kind: "slow", ms: 5_000 }, ["right"]],
    ["once", { kind: "slow", ms: 20 * MINUTE }, ["right"]],
    ["always", { kind: "slow", ms: 20 * MINUTE }, [failed("timeout")]],
  ],
  truncate: [
    ["once", { kind: "truncate" }, ["right"]],
    ["always", { kind: "truncate" }, [failed("unexpected_answer")]],
  ],
  html: [
    ["once", { kind: "html" }, once(failed("unexpected_answer"))],
    ["always", { kind: "html" }, [failed("unexpected_answer")]],
  ],
  empty: [
    ["once", { kind: "empty" }, once(failed("unexpected_answer"))],
    ["always", { kind: "empty" }, [failed("unexpected_answer")]],
  ],
  // Most readings have one page, where no cursor was sent that could come again.
  "repeat-cursor": [
    ["once", { kind: "repeat-cursor" }, UNEXPECTED],
    ["always", { kind: "repeat-cursor" }, UNEXPECTED],
  ],
  "wrap-rows": [["always", { kind: "wrap-rows" }, ["right"]]],
  drift: [
    ["once", { kind: "drift" }, [...UNEXPECTED, "drifted"]],
    ["always", { kind: "drift" }, [...UNEXPECTED, "drifted"]],
  ],
};

export const FAULT_KINDS = Object.keys(KINDS);

const nameOf = ({ kind, ...numbers }: Fault): string => [kind, ...Object.values(numbers)].join(" ");

export const WRONGS: readonly Wrong[] = Object.values(KINDS).flatMap((cases) =>
  cases.map(([times, fault, outcomes]) => ({ name: `${nameOf(fault)}, ${times}`, fault, times, outcomes })),
);

/** What a person who sees less than before may meet: nothing is removed, and the report tells. */
const LESS = ["right", "denied", "held", "partial"] as const;

/** How a run may end in each scenario. A new one does not compile until it is here. */
export const SCENARIO_OUTCOMES: Readonly<Record<ScenarioName, readonly Outcome[]>> = {
  "no-permissions": [...LESS, failed("forbidden")],
  "read-only": LESS,
  "no-payroll": LESS,
  "no-histories": [...LESS, "unread"],
  "no-lifecycle": LESS,
  "no-sensitive": ["right"],
  "no-financial": ["right", "denied"],
  "no-time-off": ["right", "denied"],
  "no-private-time-off": LESS,
  "no-docs": LESS,
  "no-confidential-docs": LESS,
  "field-level": LESS,
  "no-leavers": LESS,
  "one-department": LESS,
  "revoked-token": ["error unauthorized", failed("locked_out")],
  lockout: ["right"],
  "untrusted-address": ["denied", failed("forbidden")],
  "rate-limited": ["right"],
  "many-429": ["right"],
  flaky: ["right"],
  down: [failed("server_error")],
  slow: ["right"],
  truncated: ["right"],
  "html-200": UNEXPECTED,
  "html-404": ["right"],
  "repeated-cursor": UNEXPECTED,
  "wrapped-rows": ["right"],
  drift: [...UNEXPECTED, "drifted"],
  // Bob shows what was there before; the next run sees the rest.
  lag: ["right", "partial"],
  "core-only": ["right", failed("not_found"), "unread"],
};
