import type { Clock } from "../client/clock.ts";
import type { Audience, PermissionModel } from "./permissions.ts";
import type { LimitOverrides } from "./protection.ts";
import type { ScenarioName } from "./scenarios.ts";

/** What a fake starts with, scenarios apart. */
export interface FakeSettings {
  /** People in the company at the start. Default 50. */
  readonly employees?: number | undefined;
  /** The same seed tells the same story. Default 1. */
  readonly seed?: number | undefined;
  /** Gives the fake its today. Default the machine's clock. */
  readonly clock?: Clock | undefined;
  /**
   * Whether requests per minute are bounded as Bob documents, or by numbers of your own for some endpoints:
   * `{ "GET /bulk/people/work": 20 }`. Default `"on"`.
   */
  readonly limits?: "on" | "off" | LimitOverrides | undefined;
  /** Whether fifty refused requests in ten seconds block everything for five minutes. Default true. */
  readonly lockout?: boolean | undefined;
  /** Milliseconds until reads show what was written. Bob may take 20,000. Default 0. */
  readonly lag?: number | undefined;
  /** Keys of the boxes that are ticked for the service user. Default all. */
  readonly permissions?: readonly string[] | undefined;
  /** Which of Bob's two permission models holds. Default `"category"`. */
  readonly permissionModel?: PermissionModel | undefined;
  /** Whose data the service user may read. Default `"everyone"`, leavers included. */
  readonly audience?: Audience | undefined;
  /** Parts of Bob that this customer has not bought: their operations answer 404. Default none. */
  readonly withoutModules?: readonly string[] | undefined;
  /** How Bob says that there is no such thing: in JSON, or with a web page. Default `"json"`. */
  readonly notFound?: "json" | "html" | undefined;
}

/** What a fake starts with. */
export interface FakeOptions extends FakeSettings {
  /**
   * States of affairs by name, e.g. `["no-payroll", "rate-limited"]`; all of them hold at once. Settings that are given
   * beside them win.
   */
  readonly scenarios?: readonly ScenarioName[] | undefined;
}
