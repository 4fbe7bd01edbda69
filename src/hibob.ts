import { type CallOptions, type Client, type ClientOptions, createClient, type RawRequest } from "./client/index.ts";
import { type Metadata, metadata } from "./metadata/index.ts";
import { type People, people } from "./people/index.ts";
import { type WorkHistory, workHistory } from "./work-history/index.ts";

/** Bob, with all domains bound to one client. */
export interface HiBob {
  readonly client: Client;
  readonly people: People;
  readonly workHistory: WorkHistory;
  readonly metadata: Metadata;
  /** The way to endpoints this package does not know yet; see `Client.request`. */
  request(request: RawRequest, options?: CallOptions): ReturnType<Client["request"]>;
}

/**
 * Connects to Bob. Nothing is sent until the first call.
 *
 * @throws {InvalidInputError} for credentials or options that cannot work
 * @example
 * const bob = createHiBob({ serviceUser: { id, token } });
 * const { employees, omitted } = await bob.people.search({ fields: ["root.email", "work.title"] });
 */
export function createHiBob(options: ClientOptions): HiBob {
  const client = createClient(options);
  return {
    client,
    people: people(client),
    workHistory: workHistory(client),
    metadata: metadata(client),
    request: client.request,
  };
}
