import type { Endpoint } from "../client/endpoint.ts";
import type { PresetName } from "./presets.ts";
import type { PlannedStream } from "./streams.ts";

/** What an integration is going to read or write: name what you use, in any mix. */
export interface Plan {
  /** Kinds of sync with a list of permissions of their own: `base`, `salary`, `bank`, `timeOff`, `files`. */
  readonly presets?: readonly PresetName[] | undefined;
  /** Streams of the sync engine by name. */
  readonly streams?: readonly PlannedStream[] | undefined;
  /** Employee fields by id, as `people.search` takes them, or `"all"`. With the stream `employees`: the fields that it reads. */
  readonly fields?: "all" | readonly string[] | undefined;
  /** Endpoints, declared or by id: `"GET /timeoff/whosout"`. */
  readonly endpoints?: readonly (Endpoint | string)[] | undefined;
  /** Names of the folders of documents that are used. Default: any. */
  readonly folders?: readonly string[] | undefined;
}
